//! Torsion of a splined shaft: its stiffness, and where the stress is largest, by a boundary integral equation.
//!
//!     cargo run --release [PICTURE]     an SVG file, by default splined_shaft.svg
//!
//! The boundary is z(t) = e^it + a e^imt, a circle with m - 1 grooves. Prandtl's stress function phi, whose gradient turned by a
//! right angle is the shear stress for unit twist and shear modulus, is 0 there, and -2 is its Laplacian; so u = phi + |z|^2 / 2
//! is harmonic, and known on the boundary. u is the real part of a Cauchy integral with a real density, for which Nystroem's
//! method with the trapezoidal rule gives a system of dense, well-conditioned equations. It converges exponentially.
//!
//! Exact, as the boundary is the image of the unit circle under w + a w^m (N. I. Muskhelishvili, Some Basic Problems of the
//! Mathematical Theory of Elasticity, 1953): u is the real part of (1 + a^2) / 2 + a w^(m-1).
use recursivelu::{norm, Complex, Layout, Lu, MatrixRef, Norm};
use std::error::Error;
use std::f64::consts::PI;
use std::fmt::Write;
use std::process::ExitCode;
use std::{env, fs};

type C = Complex<f64>;

const A: f64 = 0.1;
const M: f64 = 7.0;
const I: C = C::new(0.0, 1.0);

/// e^it
fn unit(t: f64) -> C {
    C::new(t.cos(), t.sin())
}

/// The boundary at equally many steps of t, with its derivatives.
struct Boundary {
    step: f64,
    z: Vec<C>,
    first: Vec<C>,
    second: Vec<C>,
}

impl Boundary {
    fn new(n: usize) -> Self {
        let step = 2.0 * PI / n as f64;
        let at = |term: fn(f64) -> C| (0..n).map(|k| term(k as f64 * step)).collect();
        Boundary {
            step,
            z: at(|t| unit(t) + unit(M * t) * A),
            first: at(|t| I * (unit(t) + unit(M * t) * (M * A))),
            second: at(|t| -(unit(t) + unit(M * t) * (M * M * A))),
        }
    }

    fn len(&self) -> usize {
        self.z.len()
    }

    /// The matrix, by columns, that has the real parts of Cauchy integrals on the inner side for densities.
    fn matrix(&self) -> Vec<f64> {
        let n = self.len();
        let element = |j: usize, k: usize| {
            let kernel = if j == k { self.second[k] / (self.first[k] * 2.0) } else { self.first[k] / (self.z[k] - self.z[j]) };
            kernel.im * self.step / (2.0 * PI) + if j == k { 0.5 } else { 0.0 }
        };
        (0..n * n).map(|at| element(at % n, at / n)).collect()
    }

    /// The imaginary part of the Cauchy integral of a density at node j, as principal value: of every other node.
    fn conjugate(&self, density: &[f64], j: usize) -> f64 {
        let n = self.len();
        let others = (0..n / 2).map(|k| (j + 1 + 2 * k) % n);
        -others.map(|k| density[k] * (self.first[k] / (self.z[k] - self.z[j])).re).sum::<f64>() * self.step / PI
    }

    /// The derivative by t of a periodic function, from its trigonometric interpolation.
    fn derivative(&self, f: &[C]) -> Vec<C> {
        let n = self.len();
        let weights: Vec<f64> = (0..n)
            .map(|k| if k == 0 { 0.0 } else { 0.5 * f64::from(1 - 2 * (k % 2) as i32) / (0.5 * k as f64 * self.step).tan() })
            .collect();
        (0..n).map(|j| (0..n).fold(C::default(), |sum, k| sum + f[(j + n - k) % n] * weights[k])).collect()
    }

    /// What an analytic function of these boundary values is at a point inside, by barycentric interpolation.
    fn inside(&self, f: &[C], z: C) -> C {
        let (mut above, mut below) = (C::default(), C::default());
        for ((&value, &node), &first) in f.iter().zip(&self.z).zip(&self.first) {
            let weight = first / (node - z);
            above += value * weight;
            below += weight;
        }
        above / below
    }
}

/// A solution: the analytic function with real part u, and its derivative, on the boundary.
struct Shaft {
    boundary: Boundary,
    function: Vec<C>,
    derivative: Vec<C>,
    residual: f64,
    rcond: f64,
}

impl Shaft {
    fn solve(n: usize) -> Result<Self, recursivelu::Error> {
        let boundary = Boundary::new(n);
        let matrix = boundary.matrix();
        let a = MatrixRef::col_major(&matrix, n, n)?;
        let given: Vec<f64> = boundary.z.iter().map(|z| 0.5 * z.abs() * z.abs()).collect();
        let size = norm(a, Norm::Infinity);
        let lu = Lu::from_vec(matrix.clone(), n, n, Layout::ColumnMajor)?;
        let density = lu.solve(&given)?;
        let rcond = lu.rcond(Norm::Infinity, size)?;
        let product = |j: usize| (0..n).map(|k| a[(j, k)] * density[k]).sum::<f64>();
        let residual = (0..n).map(|j| (given[j] - product(j)).abs()).fold(0.0, f64::max);

        let function: Vec<C> = (0..n).map(|j| C::new(given[j], boundary.conjugate(&density, j))).collect();
        let mut derivative = boundary.derivative(&function);
        derivative.iter_mut().zip(&boundary.first).for_each(|(f, &z)| *f /= z);
        Ok(Shaft { boundary, function, derivative, residual, rcond })
    }

    /// The shear stresses along the boundary.
    fn stresses(&self) -> Vec<f64> {
        self.boundary.z.iter().zip(&self.derivative).map(|(&z, f)| (f.conj() - z).abs()).collect()
    }

    /// The torque: twice the integral of phi, which Green's formula has on the boundary.
    fn stiffness(&self) -> f64 {
        let Boundary { step, z, first, .. } = &self.boundary;
        let part = |k: usize| {
            let (normal, square) = (-I * first[k], z[k].abs() * z[k].abs());
            let along = (z[k].conj() * normal).re;
            self.function[k].re * along - 0.5 * square * (self.derivative[k] * normal).re - 0.25 * square * along
        };
        (0..z.len()).map(part).sum::<f64>() * step
    }

    /// phi and the stress at a point inside.
    fn inside(&self, z: C) -> (f64, f64) {
        let [f, d] = [&self.function, &self.derivative].map(|values| self.boundary.inside(values, z));
        (f.re - 0.5 * z.abs() * z.abs(), (d.conj() - z).abs())
    }
}

/// The exact stiffness, and the exact stress at t.
fn exact_stiffness() -> f64 {
    PI * (0.5 + 2.0 * A * A + 0.5 * M * A.powi(4))
}

fn exact_stress(t: f64) -> f64 {
    let derivative = unit((M - 2.0) * t) * (A * (M - 1.0)) / (unit((M - 1.0) * t) * (M * A) + C::from(1.0));
    (derivative.conj() - unit(t) - unit(M * t) * A).abs()
}

/// The stress by colour, and lines of equal phi, along which the stress has its direction.
fn picture(shaft: &Shaft) -> String {
    const RAYS: usize = 144;
    const RINGS: usize = 20;
    let largest = shaft.stresses().into_iter().fold(0.0, f64::max);
    // Equally many steps along each ray, the last one short of the boundary.
    let share = |ring: usize| ring as f64 / RINGS as f64 * 0.999;
    let point = |ray: usize, share: f64| {
        let t = 2.0 * PI * ray as f64 / RAYS as f64;
        (unit(t) + unit(M * t) * A) * share
    };
    let rays: Vec<Vec<(f64, f64)>> =
        (0..RAYS).map(|ray| (0..=RINGS).map(|ring| shaft.inside(point(ray, share(ring)))).collect()).collect();
    let place = |z: C| format!("{:.1} {:.1}", 300.0 + 230.0 * z.re, 310.0 - 230.0 * z.im);
    // From dark blue over red to yellow.
    let colour = |stress: f64| {
        let s = (stress / largest).clamp(0.0, 1.0);
        format!("hsl({:.0} 85% {:.0}%)", (230.0 + 190.0 * s) % 360.0, 30.0 + 30.0 * s)
    };

    let mut svg = String::from(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 720 620\" font-family=\"sans-serif\" font-size=\"15\">\n\
         <rect width=\"720\" height=\"620\" fill=\"#fff\"/>\n\
         <text x=\"24\" y=\"32\" font-size=\"18\">A splined shaft, twisted: shear stress and its lines</text>\n",
    );
    for ray in 0..RAYS {
        let next = (ray + 1) % RAYS;
        for ring in 0..RINGS {
            let corners = [(ray, ring), (next, ring), (next, ring + 1), (ray, ring + 1)];
            let stress = corners.map(|(ray, ring)| rays[ray][ring].1).iter().sum::<f64>() / 4.0;
            let path = corners.map(|(ray, ring)| place(point(ray, share(ring)))).join("L");
            let fill = colour(stress);
            writeln!(svg, "<path d=\"M{path}Z\" fill=\"{fill}\" stroke=\"{fill}\"/>").unwrap();
        }
    }
    // On its way from the middle to the boundary phi only falls.
    let middle = rays[0][0].0;
    for level in (1..8).map(|k| middle * f64::from(k) / 8.0) {
        let crossing = |ray: usize| {
            let ring = (1..RINGS).find(|&ring| rays[ray][ring].0 < level).unwrap_or(RINGS);
            let (before, after) = (rays[ray][ring - 1].0, rays[ray][ring].0);
            let part = (before - level) / (before - after);
            place(point(ray, share(ring - 1) + part * (share(ring) - share(ring - 1))))
        };
        let path: Vec<String> = (0..RAYS).map(crossing).collect();
        writeln!(svg, "<path d=\"M{}Z\" fill=\"none\" stroke=\"#fff\" stroke-opacity=\"0.8\"/>", path.join("L")).unwrap();
    }
    let outline: Vec<String> = shaft.boundary.z.iter().map(|&z| place(z)).collect();
    writeln!(svg, "<path d=\"M{}Z\" fill=\"none\" stroke=\"#000\" stroke-width=\"2\"/>", outline.join("L")).unwrap();
    for k in 0..=20 {
        let stress = largest * f64::from(k) / 20.0;
        let y = 500 - 20 * k;
        writeln!(svg, "<rect x=\"610\" y=\"{y}\" width=\"26\" height=\"21\" fill=\"{}\"/>", colour(stress)).unwrap();
        if k % 5 == 0 {
            writeln!(svg, "<text x=\"644\" y=\"{}\">{stress:.2}</text>", y + 16).unwrap();
        }
    }
    svg + "<text x=\"24\" y=\"604\" fill=\"#555\">By unit twist and shear modulus; a shaft without grooves has 1 at its surface\
           </text>\n</svg>\n"
}

fn run() -> Result<bool, Box<dyn Error>> {
    println!("{:>6}{:>20}{:>14}{:>14}{:>14}{:>10}", "nodes", "stiffness", "error", "stress error", "residual", "rcond");
    let mut accurate = false;
    let mut last = None;
    for n in [60, 120, 240, 480, 960] {
        let shaft = Shaft::solve(n)?;
        let (stiffness, exact) = (shaft.stiffness(), exact_stiffness());
        let error = (stiffness / exact - 1.0).abs();
        let stresses = shaft.stresses();
        let differences = stresses.iter().enumerate().map(|(k, s)| (s - exact_stress(k as f64 * shaft.boundary.step)).abs());
        let stress_error = differences.fold(0.0, f64::max);
        println!("{n:>6}{stiffness:>20.15}{error:>14.1e}{stress_error:>14.1e}{:>14.1e}{:>10.3}", shaft.residual, shaft.rcond);
        accurate = error < 1e-12 && stress_error < 1e-9 && shaft.residual < 1e-13;
        last = Some(shaft);
    }
    let shaft = last.expect("there are several");
    let largest = shaft.stresses().into_iter().fold(0.0, f64::max);
    println!("\nexact stiffness {:.15}; the largest stress, in the grooves, is {largest:.6}", exact_stiffness());
    let file = env::args().nth(1).unwrap_or_else(|| "splined_shaft.svg".into());
    fs::write(&file, picture(&shaft)).map_err(|error| format!("{file}: {error}"))?;
    Ok(accurate)
}

fn main() -> ExitCode {
    match run() {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => {
            eprintln!("the results are not as accurate as they must be");
            ExitCode::FAILURE
        }
        Err(error) => {
            eprintln!("{error}");
            ExitCode::FAILURE
        }
    }
}
