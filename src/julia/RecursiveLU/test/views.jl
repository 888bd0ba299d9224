@testset "views" begin
    for T in (Float64, ComplexF32), n in (3, 8, 70)
        big = randn(T, 2n + 3, 2n + 3)
        rows, columns = 2:n+1, 3:n+2
        # Where they are: columns without gaps, or a single row.
        for part in ((rows, columns), (:, columns), (rows, :), (rows, 1:2:n), (2:2, columns), (2:2, 1:2:n))
            M = copy(big)
            A = view(M, part...)
            before = Matrix(A)
            F = RecursiveLU.lu!(A)
            @test F.factors === A && factors_of(F, before)
            outside = trues(size(M))
            outside[part...] .= false
            @test M[outside] == big[outside]
        end
        # By a copy: gaps between elements, backwards, by a list, transposed.
        for part in ((1:2:2n, columns), (rows, n:-1:1), (n:-1:1, columns), ([1:n-1; n + 1], columns))
            M = copy(big)
            A = view(M, part...)
            before = Matrix(A)
            F = RecursiveLU.lu!(A)
            @test F.factors isa Matrix{T} && A == F.factors && factors_of(F, before)
            @test solves(before, F \ before[:, 1], before[:, 1])
            outside = trues(size(M))
            outside[part...] .= false
            @test M[outside] == big[outside]
        end
        content = big[rows, columns]
        for A in (transpose(copy(content)), copy(content)', PermutedDimsArray(copy(content), (2, 1)), Wrapped(copy(content)))
            before = Matrix(A)
            F = RecursiveLU.lu!(A)
            @test A == F.factors && factors_of(F, before)
        end
        # The matrix and its right-hand sides in one array.
        M = copy(big)
        X = RecursiveLU.solve!(view(M, 1:n, 1:n), view(M, 1:n, n+1:n+2))
        @test X == M[1:n, n+1:n+2] && solves(big[1:n, 1:n], X, big[1:n, n+1:n+2])
        # Right-hand sides with gaps.
        A = big[rows, columns]
        for part in ((1:n, 1:2), (1:2:2n, 1:2), (n:-1:1, 2:3), (1:n, 3:-1:2), (5, 1:n), (2:n+1, 7))
            M = copy(big)
            B = view(M, part...)
            before = Array(B)
            @test RecursiveLU.solve!(copy(A), B) === B && solves(A, B, before)
            M .= big
            @test RecursiveLU.solve!(RecursiveLU.lu(A), B) === B && solves(A, B, before)
            outside = trues(size(M))
            outside[part...] .= false
            @test M[outside] == big[outside]
        end
        @test solves(A, RecursiveLU.solve!(transpose(copy(transpose(A))), big[rows, 1]), big[rows, 1])
        # Reshaped and reinterpreted memory.
        @test factors_of(RecursiveLU.lu!(reshape(vec(copy(A)), n, n)), A)
        @test RecursiveLU.lu!(reinterpret(T, copy(reinterpret(UInt8, A)))).factors == RecursiveLU.lu(A).factors
        # Factors that are a view.
        M = copy(big)
        A = M[rows, columns] = shuffled(T, n)
        F = RecursiveLU.lu!(view(M, rows, columns))
        @test RecursiveLU.det(F) ≈ det(A) && RecursiveLU.inv(F) ≈ inv(A)
        @test RecursiveLU.inv!(F) ≈ inv(A) && M[rows, columns] ≈ inv(A)
    end
end
