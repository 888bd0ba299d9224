@testset "solve" begin
    for T in ELEMENTS, n in (0, 1, 2, 4, 7, 33, 150), shape in ((n,), (n, 0), (n, 1), (n, 5), (n, 40))
        A, B = randn(T, n, n), randn(T, shape)
        F = RecursiveLU.lu(A)
        X = RecursiveLU.solve(A, B)
        @test size(X) == shape && eltype(X) == T && solves(A, X, B)
        @test RecursiveLU.solve(A, B, threads = false) == X
        work, right = copy(A), copy(B)
        @test RecursiveLU.solve!(work, right) === right && right == X && (n <= 4 || work == F.factors)
        @test solves(A, RecursiveLU.solve(F, B), B)
        @test solves(copy(transpose(A)), RecursiveLU.solve(F, B, trans = 'T'), B)
        @test solves(copy(A'), RecursiveLU.solve(F, B, trans = 'C'), B)
        right = copy(B)
        @test RecursiveLU.solve!(F, right) === right && solves(A, right, B)
        D = A + 2n * I
        @test solves(D, RecursiveLU.solve(D, B, pivot = Val(false)), B)
    end

    # Promotion.
    A = [2 1 1; 4 3 3; 8 7 9]
    @test RecursiveLU.solve(A, [7, 19, 49]) ≈ [1, 2, 3]
    @test RecursiveLU.solve(Float32.(A), [7, 19, 49]) isa Vector{Float64}
    @test RecursiveLU.solve(A, [7im, 19im, 49im]) ≈ [1im, 2im, 3im]
    F = RecursiveLU.lu(A)
    @test RecursiveLU.solve(F, Float32[7, 19, 49]) isa Vector{Float64}
    @test RecursiveLU.solve(F, [7im, 19im, 49im]) ≈ [1im, 2im, 3im]
    @test RecursiveLU.solve(RecursiveLU.lu(Float32.(A)), ComplexF64[7, 19, 49]) isa Vector{ComplexF64}
    @test RecursiveLU.solve(F, 7:12:31) ≈ A \ [7, 19, 31]
    # Factors of LinearAlgebra's.
    @test RecursiveLU.solve(LinearAlgebra.lu(Float64.(A)), [7, 19, 49]) ≈ [1, 2, 3]

    # As LinearSolve calls a function of one's own.
    f = RecursiveLU.linsolve(threads = false)
    M, b, u = randn(6, 6), randn(6), zeros(6)
    @test f(M, b, u, nothing, true, I, I, nothing, verbose = false) === u && solves(M, u, b)
    N = randn(6, 6)
    @test solves(M, f(N, 2b, u, nothing, false, I, I, nothing), 2b)
    @test solves(N, f(N, b, u, nothing, true, I, I, nothing), b)
end
