@testset "batches" begin
    for T in ELEMENTS, n in (1, 3, 4, 9, 40), count in (0, 1, 5, 200)
        n * count > 2000 && continue
        A, B, C = randn(T, n, n, count), randn(T, n, count), randn(T, n, 3, count)
        for pivot in (Val(true), Val(false)), threads in (true, false)
            pivot == Val(false) && foreach(k -> A[:, :, k] += 2n * I, 1:count)
            X = RecursiveLU.solve(A, B, pivot = pivot, threads = threads)
            Y = RecursiveLU.solve(A, C, pivot = pivot, threads = threads)
            @test size(X) == size(B) && size(Y) == size(C)
            @test all(X[:, k] == RecursiveLU.solve(A[:, :, k], B[:, k], pivot = pivot) for k in 1:count)
            @test all(solves(A[:, :, k], Y[:, :, k], C[:, :, k]) for k in 1:count)
            if count == 5
                # Views that are worked in, and others.
                for part in (1:5, 5:-1:1, [1, 2, 5, 4, 3])
                    a, b, c = view(copy(A), :, :, part), view(copy(B), :, part), view(copy(C), :, :, part)
                    @test RecursiveLU.solve!(a, b, pivot = pivot) === b && b == X[:, part]
                    @test RecursiveLU.solve!(view(copy(A), :, :, part), c, pivot = pivot) == Y[:, :, part]
                end
                big = randn(T, n + 3, n + 2, 2count)
                big[2:n+1, 1:n, 1:2:2count] = A
                right = randn(T, n + 1, count + 1)
                right[2:n+1, 2:count+1] = B
                @test RecursiveLU.solve!(view(big, 2:n+1, 1:n, 1:2:2count), view(right, 2:n+1, 2:count+1), pivot = pivot) == X
            end
        end
    end
    @test RecursiveLU.solve(fill(2, 1, 1, 3), [2 4 6]) == [1 2 3]
    @test size(RecursiveLU.solve(zeros(0, 0, 3), zeros(0, 3))) == (0, 3)

    # The systems that can be solved are.
    A = randn(3, 3, 6)
    A[:, :, 2] = [1 2 3; 2 4 6; 1 1 1]
    A[:, :, 5] = zeros(3, 3)
    A[1, 1, 6] = NaN
    B = randn(3, 6)
    X = copy(B)
    error = try
        RecursiveLU.solve!(copy(A), X)
    catch e
        e
    end
    @test error isa RecursiveLU.BatchException && first.(error.failures) == [2, 5, 6]
    @test last.(error.failures)[2] == SingularException(1) && last.(error.failures)[1] isa SingularException
    @test last.(error.failures)[3] == RecursiveLU.NotFiniteException()
    @test X[:, [2, 5]] == B[:, [2, 5]] && all(solves(A[:, :, k], X[:, k], B[:, k]) for k in (1, 3, 4))
    @test occursin("3 of the systems failed, the first of them at 2", sprint(showerror, error))
end
