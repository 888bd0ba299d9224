//! Arithmetic of complex numbers.
use recursivelu::Complex;

type C = Complex<f64>;

#[test]
fn has_the_operations_of_a_field() {
    let (z, w) = (C::new(1.0, 2.0), C::new(3.0, -4.0));
    assert_eq!(z + w, C::new(4.0, -2.0));
    assert_eq!(z - w, C::new(-2.0, 6.0));
    assert_eq!(z * w, C::new(11.0, 2.0));
    assert_eq!(z * w / w, z);
    assert_eq!(z / C::new(0.0, 2.0), C::new(1.0, -0.5));
    assert_eq!(-z, C::new(-1.0, -2.0));
    assert_eq!(z * 2.0, C::new(2.0, 4.0));
    assert_eq!(z.conj(), C::new(1.0, -2.0));
    let mut sum = z;
    sum += w;
    sum -= z;
    sum *= z;
    sum /= z;
    assert_eq!(sum, w);
}

#[test]
fn overflows_only_at_the_end() {
    let large = C::new(3e300, 4e300);
    assert_eq!(large.abs(), 5e300);
    assert_eq!(large / large, C::from(1.0));
    assert!(C::new(f64::INFINITY, f64::NAN).abs().is_nan());
}

#[test]
fn is_shown_with_both_parts() {
    assert_eq!(C::new(1.5, -2.0).to_string(), "1.5-2i");
    assert_eq!(format!("{:.2}", C::new(0.0, 1.0)), "0.00+1.00i");
}

#[test]
fn has_the_layout_of_pairs() {
    let mut pairs = [[1.0f32, 2.0], [3.0, 4.0]];
    assert_eq!(Complex::from_pairs(&pairs)[1], Complex::new(3.0, 4.0));
    Complex::from_pairs_mut(&mut pairs)[0].im = 5.0;
    assert_eq!(pairs[0], [1.0, 5.0]);
    assert_eq!(Complex::as_pairs(&[Complex::new(6.0, 7.0)]), [[6.0, 7.0]]);
    assert!(Complex::<f64>::from_pairs(&[]).is_empty());
}
