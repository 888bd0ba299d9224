% Products and triangular solutions of random matrices, real and complex, in double and single. Prints lines as
% eng/lapack/solve.m does: name kind type n value scale.
1;

function name = type(A)
    name = [{"", "complex_"}{1 + iscomplex(A)}, class(A)];
end

function show(name, A, error)
    printf("%s random %s %d %.17g -1\n", name, type(A), rows(A), error);
end

% How wrong a product is, in units of which 30 are a defect.
function error = off(C, A, B)
    % The product in pieces that are summed up in double, by elements.
    exact = zeros(rows(A), columns(B));
    for k = 1:columns(A)
        exact += double(A(:, k)) .* double(B(k, :));
    end
    size = sqrt(columns(A)) * abs(double(A)) * abs(double(B));
    error = max(max(abs(double(C) - exact) ./ (size * eps(class(C)) / 2)));
end

function check(A, B)
    n = rows(A);
    show("product", A, off(A * B, A, B));
    show("transposed", A, off(A.' * B, A.', B));
    show("adjoint", A, off(A' * B, A', B));
    show("both", A, off(A.' * B.', A.', B.'));
    show("right_adjoint", A, off(A * B', A, B'));
    show("vector", A, off(A * B(:, 1), A, B(:, 1)));
    show("row", A, off(B(1, :) * A, B(1, :), A));
    T = triu(A, 1) / n + 2 * eye(n);
    X = T \ B;
    show("upper", A, off(B, T, X) / n);
    X = T.' \ B;
    show("upper_transposed", A, off(B, T.', X) / n);
    X = T' \ B(:, 1);
    show("upper_adjoint", A, off(B(:, 1), T', X) / n);
    T = tril(A, -1) / n + 2 * eye(n);
    X = T \ B;
    show("lower", A, off(B, T, X) / n);
    X = B / T;
    show("right", A, off(B, X, T) / n);
end

rand("twister", 1:625);
for n = [1 2 3 5 8 16 33 64 65 129 300]
    A = 2 * rand(n) - 1;
    B = 2 * rand(n) - 1;
    check(A, B);
    check(single(A), single(B));
    A += 1i * (2 * rand(n) - 1);
    B += 1i * (2 * rand(n) - 1);
    check(A, B);
    check(single(A), single(B));
end
