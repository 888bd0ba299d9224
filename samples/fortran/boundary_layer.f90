! The boundary layer of a flat plate in a stream (H. Blasius, 1908), a nonlinear boundary-value problem:
!
!   f''' + f f'' / 2 = 0,   f(0) = f'(0) = 0,   f'(infinity) = 1
!
! As three equations of first order, f' = g, g' = h, h' = -f h / 2, it is collocated at the n + 1 Chebyshev points of
! [0, 12], which gives 3 (n + 1) nonlinear equations with a dense matrix of derivatives. Newton's method solves them: one
! factorization and one solution for each iteration. f''(0) is the friction at the plate, and the limit of eta - f the
! thickness by which the layer displaces the stream.
program boundary_layer
   use, intrinsic :: iso_fortran_env, only: int64, real64
   use recursive_lu
   implicit none
   real(real64), parameter :: length = 12, friction = 0.332057336215196_real64, thickness = 1.72078765752_real64
   integer, parameter :: sizes(4) = [16, 24, 32, 64]
   real(real64) :: errors(2)
   integer :: i

   print '(a)', 'boundary layer of a flat plate, RecursiveLU '//lu_version()//', '//lu_isa()//' kernels'
   print '(a5, a9, a12, a14, a14, a11, a11)', 'n', 'order', 'iterations', 'f''''(0)', 'thickness', 'residual', 'rcond'
   do i = 1, size(sizes)
      call solve(sizes(i), errors)
   end do
   print '(a, 2f14.10)', '               accepted', friction, thickness
   print '(a, es9.1, a, es9.1)', 'differences: ', errors(1), ' and', errors(2)
   if (any(errors > 1e-9_real64)) error stop 'the solution is not accurate'

contains

   ! Solves with n + 1 points and gives the differences from what is known.
   subroutine solve(n, errors)
      integer, intent(in) :: n
      real(real64), intent(out) :: errors(2)
      real(real64) :: eta(0:n), d(0:n, 0:n), y(3*(n + 1)), r(3*(n + 1)), a(3*(n + 1), 3*(n + 1)), norm, rcond, residual
      integer(int64) :: ipiv(3*(n + 1))
      integer :: iteration, f, g, h
      call chebyshev(n, eta, d)
      f = n + 1
      g = 2*(n + 1)
      h = 3*(n + 1)
      y(:f) = eta - 1 + exp(-eta)
      y(f + 1:g) = 1 - exp(-eta)
      y(g + 1:) = exp(-eta)
      do iteration = 1, 20
         call equations(n, d, y, r, a)
         norm = maxval(sum(abs(a), 1))
         call lu_factor(a, ipiv, threaded=.true.)
         call lu_solve(a, ipiv, r)
         y = y - r
         if (maxval(abs(r)) < 1e-10_real64) exit
      end do
      call lu_rcond(a, norm, rcond)
      call equations(n, d, y, r, a)
      residual = maxval(abs(r))
      errors = abs([y(g + 1) - friction, eta(n) - y(f) - thickness])
      print '(i5, i9, i12, 2f14.10, 2es11.1)', n, h, iteration, y(g + 1), eta(n) - y(f), residual, rcond
      if (iteration > 20) error stop 'Newton''s method does not converge'
   end subroutine

   ! The residuals of the equations at y = (f, g, h), and their derivatives.
   subroutine equations(n, d, y, r, a)
      integer, intent(in) :: n
      real(real64), intent(in) :: d(n + 1, n + 1), y(3*(n + 1))
      real(real64), intent(out) :: r(3*(n + 1)), a(3*(n + 1), 3*(n + 1))
      integer :: f, g, h, i
      f = n + 1
      g = 2*(n + 1)
      h = 3*(n + 1)
      r(:f) = matmul(d, y(:f)) - y(f + 1:g)
      r(f + 1:g) = matmul(d, y(f + 1:g)) - y(g + 1:)
      r(g + 1:) = matmul(d, y(g + 1:)) + y(:f)*y(g + 1:)/2
      a = 0
      a(:f, :f) = d
      a(f + 1:g, f + 1:g) = d
      a(g + 1:, g + 1:) = d
      do i = 1, n + 1
         a(i, f + i) = -1
         a(f + i, g + i) = -1
         a(g + i, i) = y(g + i)/2
         a(g + i, g + i) = a(g + i, g + i) + y(i)/2
      end do
      ! Boundary conditions take the place of the equations at the ends.
      r([1, f + 1, h]) = [y(1), y(f + 1), y(g) - 1]
      a([1, f + 1, h], :) = 0
      a(1, 1) = 1
      a(f + 1, f + 1) = 1
      a(h, g) = 1
   end subroutine

   ! Points from 0 to the length, and the matrix that differentiates a polynomial given there.
   subroutine chebyshev(n, eta, d)
      integer, intent(in) :: n
      real(real64), intent(out) :: eta(0:n), d(0:n, 0:n)
      real(real64), parameter :: pi = acos(-1.0_real64)
      real(real64) :: weight(0:n)
      integer :: i, j
      eta = [(length/2*(1 - cos(pi*i/n)), i=0, n)]
      weight = [((-1)**i, i=0, n)]
      weight([0, n]) = weight([0, n])/2
      d = 0
      do j = 0, n
         do i = 0, n
            if (i /= j) d(i, j) = weight(j)/weight(i)/(eta(i) - eta(j))
         end do
      end do
      ! The derivative of a constant is zero.
      do i = 0, n
         d(i, i) = -sum(d(i, :))
      end do
   end subroutine

end program
