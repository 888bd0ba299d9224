use crate::Error;
use recursivelu_sys as sys;
use std::ffi::CStr;
use std::os::raw::c_char;

/// The number of threads that a call may use, the caller's own included: what [`set_num_threads`] set last, or else
/// `RECURSIVE_LU_NUM_THREADS` of the environment, or else the processors that this process may use.
pub fn num_threads() -> usize {
    // SAFETY: the function has no arguments, and may be called from any thread.
    let threads = unsafe { sys::recursive_lu_get_num_threads() };
    threads.max(1) as usize
}

/// Sets how many threads later calls of the whole process may use; more than 1024 count as 1024, and 0 goes back to the default.
///
/// # Errors
///
/// [`Error::OutOfMemory`]: nothing was changed.
pub fn set_num_threads(threads: usize) -> Result<(), Error> {
    // SAFETY: the function takes any number, and may be called from any thread.
    Error::check(unsafe { sys::recursive_lu_set_num_threads(threads.min(1024) as i32) })
}

/// Frees the scratch memory that the library keeps for the calling thread's next call, for a thread that will call no more for a
/// while. When a thread ends, its memory is freed without being asked.
///
/// # Errors
///
/// [`Error::OutOfMemory`] if the library cannot even be started.
pub fn free_buffers() -> Result<(), Error> {
    // SAFETY: the function has no arguments, and its memory is the calling thread's own.
    Error::check(unsafe { sys::recursive_lu_thread_free_buffers() })
}

/// The version of the library in use, such as "0.1.0".
pub fn version() -> &'static str {
    // SAFETY: the function has no arguments and gives a static string.
    text(unsafe { sys::recursive_lu_version() })
}

/// The kernels in use: "baseline", "x86-64-v3", "x86-64-v4" or "aarch64-neon".
pub fn isa() -> &'static str {
    // SAFETY: the function has no arguments and gives a static string.
    text(unsafe { sys::recursive_lu_isa() })
}

/// A static string of the library, which are all in ASCII.
fn text(string: *const c_char) -> &'static str {
    // SAFETY: the library's strings are never freed, and a zero ends them.
    unsafe { CStr::from_ptr(string) }.to_str().unwrap_or_default()
}
