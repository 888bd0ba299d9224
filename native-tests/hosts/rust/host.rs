//! Rust as the host: "host LIBRARY SITUATION" ends with exit code 0 if all was right. The library is linked.
use std::os::raw::{c_char, c_int};
use std::os::unix::process::ExitStatusExt;
use std::process::{Command, Stdio};
use std::{env, panic, process, ptr, thread};

#[link(name = "recursivelu")]
extern "C" {
    fn recursive_lu_f64(a: *mut f64, m: i64, n: i64, ipiv: *mut i64) -> i64;
    fn recursive_lu_f64_threaded(a: *mut f64, m: i64, n: i64, ipiv: *mut i64) -> i64;
    #[allow(clippy::too_many_arguments)]
    fn recursive_lu_f64_solve(
        trans: c_char, n: i64, nrhs: i64, lu: *const f64, lda: i64, ipiv: *const i64, b: *mut f64, ldb: i64,
    ) -> i64;
    fn fork() -> c_int;
    fn waitpid(child: c_int, status: *mut c_int, options: c_int) -> c_int;
    fn _exit(code: c_int) -> !;
    fn atexit(handler: extern "C" fn()) -> c_int;
}

/// Overwrites a by its factors and b by the solution; gives info.
fn solve(a: &mut [f64], b: &mut [f64], threaded: bool) -> i64 {
    let n = b.len() as i64;
    let mut ipiv = vec![0; b.len()];
    let factor = if threaded { recursive_lu_f64_threaded } else { recursive_lu_f64 };
    unsafe {
        match factor(a.as_mut_ptr(), n, n, ipiv.as_mut_ptr()) {
            0 => recursive_lu_f64_solve(b'N' as c_char, n, 1, a.as_ptr(), n, ipiv.as_ptr(), b.as_mut_ptr(), n),
            info => info,
        }
    }
}

fn solve_random(n: usize, threaded: bool) {
    let mut state = 1u32;
    let mut a = vec![0.0; n * n];
    let mut b = vec![0.0; n];
    for (i, element) in a.iter_mut().enumerate() {
        state = state.wrapping_mul(1664525).wrapping_add(1013904223);
        *element = f64::from(state) / 2147483648.0 - 1.0;
        b[i % n] += *element;
    }
    let mut x = b.clone();
    assert_eq!(solve(&mut a.clone(), &mut x, threaded), 0);
    for i in 0..n {
        let product: f64 = (0..n).map(|j| a[i + j * n] * x[j]).sum();
        assert!((b[i] - product).abs() < 1e-10);
    }
}

fn solve_all() {
    let mut b = [22.0, 32.0, 32.0];
    assert_eq!(solve(&mut [1.0, 4.0, 2.0, 3.0, 8.0, 6.0, 5.0, 4.0, 6.0], &mut b, false), 0);
    assert_eq!(b, [1.0, 2.0, 3.0]);
    assert_eq!(solve(&mut [1.0, 2.0, 2.0, 4.0], &mut [1.0, 1.0], false), 2);
    assert!(unsafe { recursive_lu_f64(b.as_mut_ptr(), -1, 1, &mut 0) } < 0);
    solve_random(120, false);
    solve_random(200, true);
}

/// The value, which the compiler then does not know.
fn hide<T: Copy>(value: T) -> T {
    unsafe { ptr::read_volatile(&value) }
}

fn recurse(depth: u64) -> u64 {
    let frame = [depth; 100];
    let below = if hide(depth) == u64::MAX { 0 } else { recurse(depth + 1) };
    below + hide(frame)[0]
}

fn provoke_panics() {
    let zero = hide(0usize);
    for _ in 0..2 {
        assert!(panic::catch_unwind(|| [1, 2, 3][hide(3) + zero]).is_err());
        assert!(panic::catch_unwind(|| 1 / zero).is_err());
    }
}

/// A process of its own that calls and overflows its stack must end as Rust's handler of SIGSEGV makes it: by SIGABRT, and
/// with a message that tells why.
fn provoke_overflow(in_thread: &str) {
    const SIGABRT: i32 = 6;
    let child = Command::new(env::current_exe().unwrap())
        .args([&env::args().nth(1).unwrap(), in_thread])
        .stderr(Stdio::piped())
        .output()
        .unwrap();
    assert_eq!(child.status.signal(), Some(SIGABRT));
    assert!(String::from_utf8_lossy(&child.stderr).contains("has overflowed its stack"));
}

fn traps() {
    panic::set_hook(Box::new(|_| ()));
    for _ in 0..5 {
        provoke_panics();
        solve_all();
    }
    provoke_panics();
    let _ = panic::take_hook();
    provoke_overflow("overflow");
    provoke_overflow("overflow-in-thread");
}

fn threads_that_end() {
    for _ in 0..10 {
        let threads: Vec<_> = (0..4).map(|_| thread::spawn(solve_all)).collect();
        for thread in threads {
            thread.join().unwrap();
        }
    }
}

fn fork_children() {
    for _ in 0..5 {
        let child = unsafe { fork() };
        solve_all();
        if child == 0 {
            unsafe { _exit(0) }
        }
        let mut status = 0;
        assert_eq!(unsafe { waitpid(child, &mut status, 0) }, child);
        assert_eq!(status, 0);
    }
}

extern "C" fn speak_at_exit() {
    solve_all();
    println!("at exit");
}

fn main() {
    match env::args().nth(2).unwrap().as_str() {
        "call" => solve_all(),
        "traps" => traps(),
        "overflow" => {
            solve_all();
            recurse(0);
        }
        "overflow-in-thread" => {
            solve_all();
            thread::spawn(|| recurse(0)).join().unwrap();
        }
        "threads" => threads_that_end(),
        "fork" => fork_children(),
        "exit" => {
            solve_all();
            assert_eq!(unsafe { atexit(speak_at_exit) }, 0);
            process::exit(7);
        }
        other => panic!("no situation {other}"),
    }
}
