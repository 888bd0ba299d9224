using RecursiveLU.Native;

[assembly: ElementType("f64", "d", typeof(double), "double", "2^-53")]
[assembly: ElementType("f32", "s", typeof(float), "float", "2^-24")]
