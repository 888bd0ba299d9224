% A \ b, lu, inv, det and rcond of random, ill-conditioned and singular matrices, real and complex, in double and single.
% Prints lines
%   name kind type n value scale
% With scale < 0 the value is a backward error in units in which 30 is a defect; else two libraries' values may differ by
% 30 * scale, relatively. A value that is a word must be the same.
1;

function name = type(A)
    name = [{"", "complex_"}{1 + iscomplex(A)}, class(A)];
end

function show(name, kind, A, value, scale)
    text = sprintf("%.17g", real(value));
    if iscomplex(value)
        text = [text, sprintf("%+.17gj", imag(value))];
    end
    printf("%s %s %s %d %s %.3g\n", name, kind, type(A), rows(A), text, scale);
end

function check(kind, A)
    n = rows(A);
    unit = eps(class(A)) / 2;
    scale = double(n * unit * cond(A, 1));
    [L, U, P] = lu(A);
    show("lu", kind, A, norm(P * A - L * U, 1) / (n * norm(A, 1) * unit), -1);
    B = repmat([1 -2 3], n, 1) .* reshape(cos(1:3 * n), n, 3);
    if iscomplex(A)
        B += 1i * reshape(sin(1:3 * n), n, 3);
    end
    X = A \ B;
    show("solve", kind, A, norm(A * X - B, 1) / (norm(A, 1) * norm(X, 1) * unit), -1);
    X = A.' \ B;
    show("solve_transposed", kind, A, norm(A.' * X - B, 1) / (norm(A, Inf) * norm(X, 1) * unit), -1);
    X = A' \ B;
    show("solve_adjoint", kind, A, norm(A' * X - B, 1) / (norm(A, Inf) * norm(X, 1) * unit), -1);
    X = inv(A);
    show("inv", kind, A, norm(eye(n) - X * A, 1) / (n * norm(A, 1) * norm(X, 1) * unit), -1);
    show("det", kind, A, det(A), scale);
    show("rcond", kind, A, rcond(A), scale + 1e-3);
end

function check_singular(A)
    B = ones(rows(A), 1, class(A));
    lastwarn("", "none");
    X = A \ B;
    [~, id] = lastwarn();
    printf("solve_warning singular %s %d %s 0\n", type(A), rows(A), id);
    show("solve_norm", "singular", A, norm(X), 1e4 * eps(class(A)));
    lastwarn("", "none");
    X = inv(A);
    [~, id] = lastwarn();
    printf("inv_warning singular %s %d %s 0\n", type(A), rows(A), id);
    printf("inv_infinite singular %s %d %s 0\n", type(A), rows(A), {"no", "yes"}{1 + all(isinf(X(:)))});
    show("det", "singular", A, det(A), 0);
    show("rcond", "singular", A, rcond(A), 0);
end

function check_order(n, draw)
    A = draw(n);
    [Q, ~] = qr(draw(n));
    [R, ~] = qr(draw(n));
    ill = Q * diag(logspace(0, -10, n)) * R;
    C = A;
    C(:, ceil(n / 2)) = 0;
    check("random", A);
    check("random", single(A));
    check("ill", ill);
    check("ill", single(Q * diag(logspace(0, -4, n)) * R));
    if iscomplex(A)
        % A complex zero alone has become a real one.
        check_singular(complex(C));
        check_singular(complex(single(C)));
    else
        check_singular(C);
        check_singular(single(C));
    end
end

warning("off", "all");
rand("twister", 1:625);
for n = [1 2 3 4 5 8 16 33 70 128 300]
    check_order(n, @(n) 2 * rand(n) - 1);
    check_order(n, @(n) complex(2 * rand(n) - 1, 2 * rand(n) - 1));
end
