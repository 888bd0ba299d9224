//! How long a system takes by this package and by elimination in plain Rust: `cargo bench`. Prints medians of passes in which
//! they take turns, and of the ratios of ours to the loop's. The time includes that of copying the matrix and the right-hand side,
//! which both overwrite. Let nothing else run beside it.
use recursivelu::{isa, num_threads, Layout, MatrixMut, Options};
use std::time::Instant;

/// Solves A x = b by elimination with row exchanges, A by rows; whole rows at a time, which the compiler vectorizes.
fn eliminate(a: &mut [f64], b: &mut [f64]) {
    let n = b.len();
    for k in 0..n {
        let size = |i: &usize| a[i * n + k].abs();
        let pivot = (k..n).reduce(|most, i| if size(&i) > size(&most) { i } else { most }).unwrap();
        if pivot != k {
            for j in 0..n {
                a.swap(k * n + j, pivot * n + j);
            }
            b.swap(k, pivot);
        }
        let (above, below) = a.split_at_mut((k + 1) * n);
        let row = &above[k * n + k..];
        for (i, other) in below.chunks_exact_mut(n).enumerate() {
            let multiple = other[k] / row[0];
            other[k] = multiple;
            for (x, y) in other[k + 1..].iter_mut().zip(&row[1..]) {
                *x -= multiple * y;
            }
            b[k + 1 + i] -= multiple * b[k];
        }
    }
    for i in (0..n).rev() {
        let row = &a[i * n..(i + 1) * n];
        let sum: f64 = row[i + 1..].iter().zip(&b[i + 1..]).map(|(x, y)| x * y).sum();
        b[i] = (b[i] - sum) / row[i];
    }
}

/// Seconds of one run: the mean of so many.
fn seconds(run: &mut dyn FnMut(), repeats: u32) -> f64 {
    let start = Instant::now();
    (0..repeats).for_each(|_| run());
    start.elapsed().as_secs_f64() / f64::from(repeats)
}

/// The median times of runs that take turns, each pass of at least 20 ms; and the median ratios of all to the last, pass by pass.
fn medians<const N: usize>(mut runs: [&mut dyn FnMut(); N]) -> ([f64; N], [f64; N]) {
    const PASSES: usize = 11;
    let mut repeats = [1; N];
    for (run, repeats) in runs.iter_mut().zip(&mut repeats) {
        while seconds(run, *repeats) * f64::from(*repeats) < 0.02 {
            *repeats *= 2;
        }
    }
    let passes: Vec<[f64; N]> = (0..PASSES)
        .map(|_| {
            let mut times = [0.0; N];
            for k in 0..N {
                times[k] = seconds(runs[k], repeats[k]);
            }
            times
        })
        .collect();
    let median = |value: &dyn Fn(&[f64; N]) -> f64| {
        let mut values: Vec<f64> = passes.iter().map(value).collect();
        values.sort_by(f64::total_cmp);
        values[PASSES / 2]
    };
    let (mut times, mut ratios) = ([0.0; N], [0.0; N]);
    for k in 0..N {
        times[k] = median(&|pass| pass[k]);
        ratios[k] = median(&|pass| pass[k] / pass[N - 1]);
    }
    (times, ratios)
}

fn random(count: usize) -> Vec<f64> {
    let mut state = 1u32;
    let mut next = || {
        state = state.wrapping_mul(1664525).wrapping_add(1013904223);
        f64::from(state) / 2147483648.0 - 1.0
    };
    (0..count).map(|_| next()).collect()
}

fn compare(n: usize, count: usize) {
    let (a, b) = (random(n * n * count), random(n * count));
    let [mut buffers, mut other, mut third] = [(); 3].map(|()| (a.clone(), b.clone()));
    let ours = |(x, y): &mut (Vec<f64>, Vec<f64>), threads| {
        x.copy_from_slice(&a);
        y.copy_from_slice(&b);
        let options = Options::new().threads(threads);
        if count == 1 {
            options.solve(MatrixMut::row_major(x, n, n).unwrap(), y).unwrap();
        } else {
            options.solve_batch(x, y, n, 1, Layout::RowMajor).unwrap();
        }
    };
    let ([alone, threaded, plain], [ratio, threaded_ratio, _]) =
        medians([&mut || ours(&mut buffers, false), &mut || ours(&mut other, true), &mut || {
            let (x, y) = &mut third;
            x.copy_from_slice(&a);
            y.copy_from_slice(&b);
            x.chunks_exact_mut(n * n).zip(y.chunks_exact_mut(n)).for_each(|(x, y)| eliminate(x, y));
        }]);
    let largest = buffers.1.iter().zip(&third.1).map(|(x, y)| (x - y).abs() / (1.0 + y.abs())).fold(0.0, f64::max);
    assert!(largest < 1e-6, "the solutions differ by {largest}");
    let title = if count == 1 { format!("n = {n}") } else { format!("{count} of n = {n}") };
    println!(
        "{title:<16}{:>12.2}{:>12.2}{:>12.2}{:>10.2}{:>10.2}",
        1e6 * alone,
        1e6 * threaded,
        1e6 * plain,
        ratio,
        threaded_ratio
    );
}

fn main() {
    println!("kernels: {}, threads: {}\n", isa(), num_threads());
    println!("{:<16}{:>12}{:>12}{:>12}{:>10}{:>10}", "microseconds", "1 thread", "threads", "plain loop", "ratio", "ratio");
    for n in [4, 16, 100, 500, 1000] {
        compare(n, 1);
    }
    for n in [4, 16] {
        compare(n, 1000);
    }
}
