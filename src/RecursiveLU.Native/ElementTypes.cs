using System.Numerics;
using RecursiveLU;
using RecursiveLU.Native;

[assembly: ElementType("f64", "d", typeof(double), "double", "double", "2^-53")]
[assembly: ElementType("f32", "s", typeof(float), "float", "float", "2^-24")]
[assembly: ElementType("c128", "z", typeof(Complex), "double complex", "recursive_lu_complex128", "2^-53", Real = typeof(double))]
[assembly: ElementType("c64", "c", typeof(Complex64), "float complex", "recursive_lu_complex64", "2^-24", Real = typeof(float))]
