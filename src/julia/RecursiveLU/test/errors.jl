@testset "errors" begin
    for T in ELEMENTS
        S = T[1 2; 2 4]
        for call in (RecursiveLU.lu, A -> RecursiveLU.lu!(copy(A)))
            @test_throws SingularException(2) call(S)
        end
        F = RecursiveLU.lu(S, check = false)
        @test !issuccess(F) && factors_of(F, S)
        b = T[1, 2]
        @test_throws SingularException(2) RecursiveLU.solve!(F, b)
        @test_throws SingularException(2) RecursiveLU.solve!(copy(S), b)
        @test b == T[1, 2]
        @test_throws SingularException(2) RecursiveLU.inv(S)
        kept = copy(F.factors)
        @test_throws SingularException(2) RecursiveLU.inv!(F)
        @test F.factors == kept
        E = T[0 1; 1 0]
        @test_throws ZeroPivotException(1) RecursiveLU.lu(E, Val(false))
        @test_throws ZeroPivotException(1) RecursiveLU.solve(E, b, pivot = Val(false))
        @test abs(RecursiveLU.lu(E, Val(false), check = false).info) == 1
        @test LinearAlgebra.lu(E, RecursiveLU.linear_algebra_pivot(Val(false)), check = false).info ==
              RecursiveLU.lu(E, Val(false), check = false).info
        @test_throws RecursiveLU.NotFiniteException RecursiveLU.solve(T[NaN 1; 1 1], b)
        @test_throws RecursiveLU.NotFiniteException RecursiveLU.solve(T[1 0; 0 1], T[Inf, 1])
        right = T[Inf, 1]
        @test_throws RecursiveLU.NotFiniteException RecursiveLU.solve!(view(T[1 0 0; 0 0 0; 0 0 1], 1:2:3, 1:2:3), right)
        @test isnan(RecursiveLU.lu(T[NaN 1; 1 1]).factors[1, 1])
    end
    @test occursin("not finite", sprint(showerror, RecursiveLU.NotFiniteException()))

    A, F = randn(3, 3), RecursiveLU.lu(randn(3, 3))
    @test_throws DimensionMismatch RecursiveLU.solve(randn(3, 4), randn(3))
    @test_throws DimensionMismatch RecursiveLU.solve(A, randn(4))
    @test_throws DimensionMismatch RecursiveLU.solve(F, randn(2, 3))
    @test_throws DimensionMismatch RecursiveLU.solve(randn(3, 3, 2), randn(3, 3))
    @test_throws DimensionMismatch RecursiveLU.solve(randn(3, 3, 2), randn(2, 2))
    @test_throws DimensionMismatch RecursiveLU.solve(randn(3, 4, 2), randn(3, 2))
    @test_throws DimensionMismatch RecursiveLU.lu!(copy(A), zeros(Int64, 2))
    for call in (RecursiveLU.det, RecursiveLU.logabsdet, RecursiveLU.inv, F -> RecursiveLU.solve(F, ones(3)),
                 F -> RecursiveLU.rcond(F, 1))
        @test_throws DimensionMismatch call(RecursiveLU.lu(randn(3, 4)))
        @test_throws DimensionMismatch call(LU(randn(3, 3), [1, 2], 0))
    end
    @test_throws DimensionMismatch RecursiveLU.inv(randn(3, 4))
    @test_throws DimensionMismatch RecursiveLU.rcond(randn(3, 4))
    # Row exchanges that no factorization leaves are refused, not followed.
    for p in ([1, 2, 4], [1, 2, 0], [-5, 2, 3], [1, 1, 3], [typemax(Int), 2, 3])
        @test_throws ErrorException RecursiveLU.solve(LU(randn(3, 3), p, 0), ones(3))
        @test_throws ErrorException RecursiveLU.det(LU(randn(3, 3), p, 0))
    end
    @test_throws ArgumentError RecursiveLU.solve(F, ones(3), trans = 'X')
    @test_throws ArgumentError RecursiveLU.rcond(A, 2)
    @test_throws ArgumentError RecursiveLU.rcond(F, -1)
    @test_throws ArgumentError RecursiveLU.set_num_threads(-1)
    @test_throws ArgumentError RecursiveLU.lu(Float16[1 2; 3 4])
    @test_throws ArgumentError RecursiveLU.lu(big.(A))
    @test_throws ArgumentError RecursiveLU.lu(["a" "b"; "c" "d"])
    @test_throws ArgumentError RecursiveLU.lu!([1 2; 3 4])
    @test_throws ArgumentError RecursiveLU.lu!([1 2; 3 4], Val(true))
    @test_throws ArgumentError RecursiveLU.solve(big.(A), ones(3))
    @test_throws MethodError RecursiveLU.lu(A, :rows)
    @test_throws MethodError RecursiveLU.solve!(A, ones(Float32, 3))
    for call in (RecursiveLU.lu, RecursiveLU.lu!, RecursiveLU.inv, RecursiveLU.rcond, RecursiveLU.server_lu,
                 A -> RecursiveLU.solve(A, ones(2)), A -> RecursiveLU.solve(ones(2, 2), A))
        @test_throws ArgumentError call(Shifted())
    end
    # Shared memory.
    @test_throws ArgumentError RecursiveLU.solve!(A, view(A, :, 1))
    @test_throws ArgumentError RecursiveLU.solve!(A, A)
    @test_throws ArgumentError RecursiveLU.solve!(F, view(F.factors, :, 2))
    @test_throws ArgumentError RecursiveLU.solve!(view(A, 1:2, 1:2), view(A, 1:2, 2))
end
