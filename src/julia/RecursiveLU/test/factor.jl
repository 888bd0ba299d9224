@testset "factor" begin
    shapes = ((0, 0), (0, 3), (3, 0), (1, 1), (4, 4), (5, 5), (9, 9), (60, 60), (7, 3), (3, 7), (300, 20), (200, 200))
    for T in ELEMENTS, (m, n) in shapes
        A = randn(T, m, n)
        before = copy(A)
        F = RecursiveLU.lu(A)
        @test F isa LU{T} && issuccess(F) && A == before && factors_of(F, A)
        @test RecursiveLU.lu(A, threads = false).factors == F.factors
        @test isempty(A) || maximum(abs, F.L) < 1.5
        G = RecursiveLU.lu!(A)
        @test G.factors === A && A == F.factors && G.ipiv == F.ipiv
        ipiv = zeros(Int64, min(m, n))
        H = RecursiveLU.lu!(copy(before), ipiv)
        @test H.ipiv === ipiv && H.factors == A
    end

    for T in ELEMENTS, n in (1, 4, 30, 120)
        A = dominant(T, n)
        for F in (RecursiveLU.lu(A, Val(false)), RecursiveLU.lu(A, pivot = false), RecursiveLU.lu!(copy(A), Val(false)))
            @test F.ipiv == 1:n && factors_of(F, A)
        end
        @test RecursiveLU.lu(A, Val(true)).factors == RecursiveLU.lu(A).factors
        if isdefined(LinearAlgebra, :RowMaximum)
            @test RecursiveLU.lu(A, NoPivot()).ipiv == 1:n
            @test RecursiveLU.lu(A, RowMaximum()).factors == RecursiveLU.lu(A).factors
        end
    end

    # What LinearAlgebra makes of the object.
    near(these, those) = all(isapprox.(these, those, atol = 1e-4))
    for T in ELEMENTS, n in (1, 6, 50)
        A, B, b = shuffled(T, n), randn(T, n, 3), randn(T, n)
        F, own = RecursiveLU.lu(A), LinearAlgebra.lu(A)
        @test solves(A, F \ b, b) && solves(A, F \ B, B)
        @test solves(copy(transpose(A)), transpose(F) \ b, b) && solves(copy(A'), F' \ B, B)
        @test solves(A, ldiv!(F, copy(b)), b) && norm(Matrix(F) - A) < 100n * eps(real(T)) * norm(A)
        @test det(F) ≈ det(own) && inv(F) ≈ inv(own) && near(logabsdet(F), logabsdet(own))
        L, U, p = F
        @test factors_of((L = L, U = U, p = p), A)
        @test RecursiveLU.det(F) ≈ det(own) && RecursiveLU.inv(F) ≈ inv(own) && RecursiveLU.inv(A) ≈ inv(own)
        @test near(RecursiveLU.logabsdet(F), logabsdet(own))
        kept = copy(F.factors)
        @test RecursiveLU.inv(F, threads = false) ≈ inv(own) && F.factors == kept
        @test RecursiveLU.inv!(F) === F.factors && F.factors ≈ inv(own)
    end

    # Integers and rationals, and matrices that are no arrays.
    A = [2 1 1; 4 3 3; 8 7 9]
    @test RecursiveLU.lu(A).factors ≈ [8 7 9; 0.25 -0.75 -1.25; 0.5 2/3 -2/3]
    @test RecursiveLU.lu(A).p == [3, 1, 2] && RecursiveLU.det(RecursiveLU.lu(A)) ≈ 4
    @test RecursiveLU.lu(A .// 3) isa LU{Float64} && RecursiveLU.lu(A .+ 1im) isa LU{ComplexF64}
    @test RecursiveLU.lu(A .> 1, check = false) isa LU{Float64}
    B = randn(ComplexF64, 5, 5)
    for M in (Wrapped(B), transpose(B), B', Symmetric(B), Hermitian(B), UpperTriangular(B), Diagonal(B))
        @test factors_of(RecursiveLU.lu(M), Matrix(M))
    end

    # Determinants that the product of the pivots does not reach in the order it comes in.
    F = RecursiveLU.lu(Matrix(Diagonal([1e200, 1e200, 1e-200, 1e-200, 3])))
    @test RecursiveLU.det(F) ≈ 3 && RecursiveLU.logabsdet(F)[1] ≈ log(3)
    singular = RecursiveLU.lu([1.0 2; 2 4], check = false)
    @test RecursiveLU.det(singular) == 0 && RecursiveLU.logabsdet(singular) == (-Inf, 0)

    for T in ELEMENTS, p in (1, Inf), n in (1, 5, 40)
        A = randn(T, n, n)
        exact = 1 / (opnorm(A, p) * opnorm(inv(A), p))
        estimate = RecursiveLU.rcond(A, p)
        @test estimate isa real(T) && 0.99 * exact <= estimate <= 10 * exact
        @test RecursiveLU.rcond(RecursiveLU.lu(A), opnorm(A, p), p) ≈ estimate
    end
    @test RecursiveLU.rcond([1 2; 2 4]) == 0 && RecursiveLU.rcond(zeros(0, 0)) == 1
    @test isnan(RecursiveLU.rcond([NaN 1; 1 1])) && isnan(RecursiveLU.rcond([1 1; 1 NaN], Inf))
    @test isnan(RecursiveLU.rcond([complex(Inf, NaN) 1; 1 1])) && RecursiveLU.rcond([complex(Inf, -Inf) 1; 1 1]) == 0

    @test RecursiveLU.version() == v"0.1.0" && RecursiveLU.kernels() in ("baseline", "x86-64-v3", "x86-64-v4", "aarch64-neon")
    default = RecursiveLU.get_num_threads()
    RecursiveLU.set_num_threads(3)
    @test RecursiveLU.get_num_threads() == 3
    A = randn(700, 700)
    three = RecursiveLU.lu(A)
    RecursiveLU.set_num_threads(0)
    @test RecursiveLU.get_num_threads() == default && three.factors == RecursiveLU.lu(A, threads = false).factors
end
