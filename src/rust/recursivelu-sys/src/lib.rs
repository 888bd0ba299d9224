#![doc = include_str!("../README.md")]

mod bindings;
pub use bindings::*;

/// What a function gives if its argument i, counted from 1, is illegal; nothing was read or written then through any pointer.
#[allow(non_snake_case)]
pub const fn RECURSIVE_LU_BAD_ARGUMENT(i: i32) -> i64 {
    i64::MIN + (1 << 31) + i as i64
}
