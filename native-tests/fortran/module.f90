! The Fortran module: each generic name for each type of elements, what it refuses, and how it stops without info.
program module
   use recursive_lu
   use, intrinsic :: iso_fortran_env, only: error_unit, int64, real32, real64
   implicit none
   integer, parameter :: n = 23, nrhs = 3, batch = 5
   integer :: failures = 0
   character(8) :: argument

   call get_command_argument(1, argument)
   if (argument == 'stop') call stops
   call doubles
   call floats
   call double_complex
   call float_complex
   call batches
   call mixed
   call butterflies
   call butterfly_workspaces
   call empty
   call refuses
   call library
   if (failures > 0) error stop

contains

   subroutine check(what, holds)
      character(*), intent(in) :: what
      logical, intent(in) :: holds
      if (holds) return
      failures = failures + 1
      write (error_unit, '(a)') what
   end subroutine

   subroutine doubles
      real(real64) :: a(n, n), lu(n, n), b(n, nrhs), x(n, nrhs), one(n), sign, logabs, rcond, ferr(nrhs), berr(nrhs), tall(9, 4)
      real(real64) :: other(n, n)
      integer(int64) :: ipiv(n), few(4), info
      call random_number(a)
      call random_number(b)
      lu = a
      call lu_factor(lu, ipiv, info=info)
      call check('f64 info', info == 0)
      x = b
      call lu_solve(lu, ipiv, x)
      call check('f64 solve', maxval(abs(matmul(a, x) - b)) < 1e-11_real64)
      one = b(:, 2)
      call lu_solve(lu, ipiv, one, 'T', info)
      call check('f64 solve one, transposed', info == 0 .and. maxval(abs(matmul(one, a) - b(:, 2))) < 1e-11_real64)
      call lu_refine(a, lu, ipiv, b, x, ferr=ferr, berr=berr)
      call check('f64 refine', all(berr < 1e-15_real64) .and. all(ferr < 1e-9_real64) .and. all(ferr > 0))
      call lu_refine(a, lu, ipiv, b, x, info=info)
      call check('f64 refine without bounds', info == 0)
      call lu_logdet(lu, ipiv, sign, logabs)
      call check('f64 det', abs(lu_det(lu, ipiv)/(sign*exp(logabs)) - 1) < 1e-12_real64)
      call lu_rcond(lu, maxval(sum(abs(a), 1)), rcond)
      call check('f64 rcond', rcond > 0 .and. rcond < 1)
      call lu_rcond(lu, maxval(sum(abs(a), 2)), rcond, 'I')
      call check('f64 rcond, infinity norm', rcond > 0 .and. rcond < 1)
      call lu_inverse(lu, ipiv, threaded=.true.)
      call check('f64 inverse', abs(sum(matmul(a, lu)) - n) < 1e-9_real64)
      lu = a
      x = b
      call lu_gesv(lu, x, ipiv, threaded=.true.)
      call check('f64 gesv', maxval(abs(matmul(a, x) - b)) < 1e-11_real64)
      lu = a
      one = b(:, 1)
      call lu_gesv(lu, one)
      call check('f64 gesv one', maxval(abs(one - x(:, 1))) < 1e-11_real64)
      ! Sections that are not contiguous come and go as copies.
      other = 7
      other(1:n:2, 1:n:2) = a(1:12, 1:12)
      call lu_factor(other(1:n:2, 1:n:2), ipiv(:12))
      lu(1:12, 1:12) = a(1:12, 1:12)
      call lu_factor(lu(1:12, 1:12), ipiv(12:))
      call check('f64 section', all(other(1:n:2, 1:n:2) == lu(1:12, 1:12)) .and. all(other(2:n:2, :) == 7))
      tall = a(:9, :4)
      call lu_factor(tall, few, pivot=.false., info=info)
      call check('f64 tall, no row exchanges', info == 0 .and. all(few == [1, 2, 3, 4]) .and. tall(1, 1) == a(1, 1))
   end subroutine

   subroutine floats
      real(real32) :: a(n, n), lu(n, n), b(n, nrhs), x(n, nrhs), sign, logabs, rcond, berr(nrhs)
      integer(int64) :: ipiv(n)
      call random_number(a)
      call random_number(b)
      lu = a
      x = b
      call lu_factor(lu, ipiv)
      call lu_solve(lu, ipiv, x)
      call check('f32 solve', maxval(abs(matmul(a, x) - b)) < 1e-3_real32)
      call lu_refine(a, lu, ipiv, b, x, berr=berr)
      call check('f32 refine', all(berr < 1e-6_real32))
      call lu_logdet(lu, ipiv, sign, logabs)
      call check('f32 det', abs(lu_det(lu, ipiv)/(sign*exp(logabs)) - 1) < 1e-3_real32)
      call lu_rcond(lu, maxval(sum(abs(a), 1)), rcond)
      call check('f32 rcond', rcond > 0 .and. rcond < 1)
      call lu_inverse(lu, ipiv)
      call check('f32 inverse', maxval(abs(matmul(lu, b) - x)) < 1e-2_real32*maxval(abs(x)))
      lu = a
      call lu_gesv(lu, b(:, 1))
      call check('f32 gesv', maxval(abs(b(:, 1) - x(:, 1))) < 1e-2_real32*maxval(abs(x)))
   end subroutine

   function units(rows, columns) result(a)
      integer, intent(in) :: rows, columns
      complex(real64) :: a(rows, columns)
      real(real64) :: parts(rows, columns, 2)
      call random_number(parts)
      a = cmplx(parts(:, :, 1) - 0.5_real64, parts(:, :, 2) - 0.5_real64, real64)
   end function

   subroutine double_complex
      complex(real64) :: a(n, n), lu(n, n), b(n, nrhs), x(n, nrhs), sign
      real(real64) :: logabs, rcond, ferr(nrhs), berr(nrhs)
      integer(int64) :: ipiv(n)
      a = units(n, n)
      b = units(n, nrhs)
      lu = a
      x = b
      call lu_factor(lu, ipiv)
      call lu_solve(lu, ipiv, x, 'C')
      call check('c128 solve', maxval(abs(matmul(transpose(conjg(a)), x) - b)) < 1e-11_real64)
      call lu_refine(a, lu, ipiv, b, x, 'C', ferr, berr)
      call check('c128 refine', all(berr < 1e-15_real64))
      call lu_logdet(lu, ipiv, sign, logabs)
      call check('c128 det', abs(lu_det(lu, ipiv)/(sign*exp(logabs)) - 1) < 1e-12_real64 .and. aimag(sign) /= 0)
      call lu_rcond(lu, maxval(sum(abs(a), 1)), rcond)
      call check('c128 rcond', rcond > 0 .and. rcond < 1)
      call lu_inverse(lu, ipiv)
      call check('c128 inverse', maxval(abs(matmul(transpose(conjg(lu)), b) - x)) < 1e-9_real64)
      lu = a
      x = b
      call lu_gesv(lu, x)
      call check('c128 gesv', maxval(abs(matmul(a, x) - b)) < 1e-11_real64)
   end subroutine

   subroutine float_complex
      complex(real32) :: a(n, n), lu(n, n), b(n, nrhs), x(n, nrhs), sign
      real(real32) :: logabs, rcond, berr(nrhs)
      integer(int64) :: ipiv(n)
      a = cmplx(units(n, n), kind=real32)
      b = cmplx(units(n, nrhs), kind=real32)
      lu = a
      x = b
      call lu_factor(lu, ipiv)
      call lu_solve(lu, ipiv, x)
      call check('c64 solve', maxval(abs(matmul(a, x) - b)) < 1e-3_real32)
      call lu_refine(a, lu, ipiv, b, x, berr=berr)
      call check('c64 refine', all(berr < 1e-6_real32))
      call lu_logdet(lu, ipiv, sign, logabs)
      call check('c64 det', abs(lu_det(lu, ipiv)/(sign*exp(logabs)) - 1) < 1e-3_real32)
      call lu_rcond(lu, maxval(sum(abs(a), 1)), rcond)
      call check('c64 rcond', rcond > 0 .and. rcond < 1)
      call lu_inverse(lu, ipiv)
      call check('c64 inverse', maxval(abs(matmul(lu, b) - x)) < 1e-2_real32*maxval(abs(x)))
      lu = a
      call lu_gesv(lu, b)
      call check('c64 gesv', maxval(abs(b - x)) < 1e-2_real32*maxval(abs(x)))
   end subroutine

   subroutine batches
      complex(real64) :: a(n, n, batch), lu(n, n, batch), b(n, 1, batch), x(n, 1, batch)
      real(real32) :: small(2, 2, 3), right(2, 1, 3)
      integer(int64) :: ipiv(n, batch), infos(batch), pairs(2, 3), three(3), info
      integer :: k
      do k = 1, batch
         a(:, :, k) = units(n, n)
         b(:, :, k) = units(n, 1)
      end do
      lu = a
      x = b
      call lu_batch_factor(lu, ipiv, infos, threaded=.true.)
      call check('batch factor', all(infos == 0))
      call lu_batch_solve(lu, ipiv, x, 'N', infos, .true.)
      do k = 1, batch
         call check('batch solve', maxval(abs(matmul(a(:, :, k), x(:, :, k)) - b(:, :, k))) < 1e-11_real64)
      end do
      lu = a
      infos = 9
      call lu_batch_gesv(lu, ipiv, b, infos, threaded=.true.)
      call check('batch gesv', all(infos == 0) .and. all(b == x))
      small = reshape([1., 2., 3., 4., 0., 0., 0., 0., 4., 3., 2., 1.], [2, 2, 3])
      right = 1
      call lu_batch_factor(small, pairs, three, info=info)
      call check('batch with a singular matrix', info == 2 .and. all(three == [0, 1, 0]))
      three = 9
      call lu_batch_solve(small, pairs, right, infos=three, info=info)
      call check('batch solve, singular', info == 2 .and. all(three == [0, 1, 0]) .and. all(right(:, 1, 2) == 1))
      call lu_batch_gesv(small, pairs(:, 1:2), right, info=info)
      call check('batch gesv, shapes', info == lu_bad_argument .and. all(right(:, 1, 2) == 1))
   end subroutine

   subroutine mixed
      real(real64) :: a(n, n), lu(n, n), b(n, nrhs), x(n, nrhs), every(2*n, nrhs), untouched(2)
      complex(real64) :: z(n, n), right(n), solution(n)
      integer(int64) :: ipiv(n), few(2), iter, info
      integer :: i
      call random_number(a)
      call random_number(b)
      do i = 1, n
         a(i, i) = a(i, i) + n
      end do
      lu = a
      call lu_mixed_gesv(lu, b, x, iter=iter)
      call check('f64 mixed', iter > 0 .and. all(lu == a) .and. maxval(abs(matmul(a, x) - b)) < 1e-13_real64)
      every = 7
      call lu_mixed_gesv(lu, b, every(1:2*n:2, :), ipiv, threaded=.true., info=info)
      call check('f64 mixed, section', info == 0 .and. all(every(1:2*n:2, :) == x) .and. all(every(2:2*n:2, :) == 7))
      ! A number too large for real32.
      lu(1, 1) = 1e300_real64
      call lu_mixed_gesv(lu, b(:, 1), x(:, 1), iter=iter)
      call check('f64 mixed, factored in double', iter == -2 .and. any(lu /= a))
      z = units(n, n)
      solution = [(cmplx(i, -i, real64), i=1, n)]
      right = matmul(z, solution)
      call lu_mixed_gesv(z, right, x=solution, info=info)
      call check('c128 mixed', info == 0 .and. maxval(abs(solution - [(cmplx(i, -i, real64), i=1, n)])) < 1e-10_real64)
      a = 0
      call lu_mixed_gesv(a, b, x, info=info)
      call check('mixed, singular', info == 1)
      untouched = 5
      call lu_mixed_gesv(a(:2, :2), b(:3, 1), untouched, info=info)
      call check('mixed, b', info == lu_bad_argument)
      call lu_mixed_gesv(a(:2, :2), b(:2, 1), untouched(:1), info=info)
      call check('mixed, x', info == lu_bad_argument)
      call lu_mixed_gesv(a(:3, :2), b(:2, 1), untouched, info=info)
      call check('mixed, not square', info == lu_bad_argument)
      call lu_mixed_gesv(a(:3, :3), b(:3, 1), x(:3, 1), few, info=info)
      call check('mixed, ipiv', info == lu_bad_argument .and. all(untouched == 5))
   end subroutine

   subroutine butterflies
      real(real64) :: a(n, n), b(n, nrhs), x(n, nrhs), y(n, nrhs)
      real(real32) :: fa(n, n), fb(n), fx(n)
      complex(real64) :: z(n, n), zb(n, nrhs), zx(n, nrhs)
      complex(real32) :: cz(n, n), cb(n), cx(n)
      integer(int64) :: iter, info
      call random_number(a)
      call random_number(b)
      call lu_butterfly_gesv(a, b, x, iter=iter)
      call check('f64 butterflies', iter >= 0 .and. maxval(abs(matmul(a, x) - b)) < 1e-11_real64)
      call lu_butterfly_gesv(a, b, y, 0_int64, threaded=.true.)
      call check('f64 butterflies, same seed', all(x == y))
      fa = real(a, real32)
      fb = real(b(:, 1), real32)
      call lu_butterfly_gesv(fa, fb, fx, seed=3_int64, info=info)
      call check('f32 butterflies', info == 0 .and. maxval(abs(matmul(fa, fx) - fb)) < 1e-3_real32)
      z = units(n, n)
      zb = units(n, nrhs)
      call lu_butterfly_gesv(z, zb, zx)
      call check('c128 butterflies', maxval(abs(matmul(z, zx) - zb)) < 1e-11_real64)
      cz = cmplx(z, kind=real32)
      cb = cmplx(zb(:, 2), kind=real32)
      call lu_butterfly_gesv(cz, cb, cx)
      call check('c64 butterflies', maxval(abs(matmul(cz, cx) - cb)) < 1e-3_real32)
      y = 5
      call lu_butterfly_gesv(a(:, :2), b, y, info=info)
      call check('butterflies, not square', info == lu_bad_argument)
      call lu_butterfly_gesv(a, b(:2, :), y(:2, :), info=info)
      call check('butterflies, b', info == lu_bad_argument)
      call lu_butterfly_gesv(a, b, y(:, :1), info=info)
      call check('butterflies, x', info == lu_bad_argument .and. all(y == 5))
      a(:, 2) = 0
      call lu_butterfly_gesv(a, b, y, iter=iter, info=info)
      call check('butterflies, singular', info == 2 .and. iter < 0)
   end subroutine

   subroutine butterfly_workspaces
      type(lu_butterfly_workspace) :: workspace
      real(real64) :: a(n, n), b(n, nrhs), x(n, nrhs), y(n, nrhs), shift(12, 12), one(12)
      complex(real32) :: cz(n, n), cb(n, 1), cx(n, 1)
      integer(int64) :: iter, info
      integer :: i
      call random_number(a)
      call random_number(b)
      y = 5
      call lu_butterfly_solve(workspace, a, b, y, info=info)
      call check('butterflies without factors', info == lu_bad_argument .and. all(y == 5))
      call lu_butterfly_factor(workspace, a(:9, :9))
      call lu_butterfly_factor(workspace, a, seed=7_int64, threaded=.true.)
      call lu_butterfly_solve(workspace, a, b, x, iter)
      call lu_butterfly_gesv(a, b, y, seed=7_int64)
      call check('butterfly workspace', all(x == y) .and. iter >= 0)
      call lu_butterfly_solve(workspace, a, b(:, 2), y(:, 1), threaded=.true.)
      call check('butterfly workspace, one', all(x(:, 2) == y(:, 1)))
      call lu_butterfly_solve(workspace, a(:9, :9), b(:9, 1), y(:9, 1), info=info)
      call check('butterfly workspace, another order', info == lu_bad_argument)
      ! A pattern in which a zero pivot stays: rows are exchanged.
      shift = 0
      do i = 1, 12
         shift(1 + mod(i, 12), i) = 1
      end do
      call lu_butterfly_factor(workspace, shift, iter=iter)
      call lu_butterfly_solve(workspace, shift, [(real(i, real64), i=12, 1, -1)], one)
      call check('butterfly workspace, row exchanges', iter == -1 .and. all(one == [([11, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1, 12])]))
      ! One workspace for one type after the other, and none for two at a time.
      cz = cmplx(units(n, n), kind=real32)
      cb = cmplx(units(n, 1), kind=real32)
      call lu_butterfly_factor(workspace, cz)
      call lu_butterfly_solve(workspace, cz, cb, cx)
      call check('butterfly workspace, another type', maxval(abs(matmul(cz, cx) - cb)) < 1e-3_real32)
      call lu_butterfly_solve(workspace, a, b, y, info=info)
      call check('butterfly workspace of another type', info == lu_bad_argument + 1)
      a = 0
      call lu_butterfly_factor(workspace, a, iter=iter, info=info)
      call check('butterfly workspace, singular', info == 1 .and. iter == -1)
      call lu_butterfly_solve(workspace, a, b, y, info=info)
      call check('butterfly workspace after a singular matrix', info == lu_bad_argument)
      call lu_butterfly_factor(workspace, a(:, :2), info=info)
      call check('butterfly workspace, not square', info == lu_bad_argument)
      call lu_butterfly_free(workspace)
      call lu_butterfly_free(workspace)
      call lu_butterfly_solve(workspace, cz, cb, cx, info=info)
      call check('butterfly workspace, freed', info == lu_bad_argument)
      call lu_butterfly_factor(workspace, cz)
   end subroutine

   ! Arrays without elements are solved at once.
   subroutine empty
      real(real64) :: a(0, 0), b(0, 3), x(0, 3), one(0), tall(4, 0), batches(0, 0, 2), right(0, 2, 2), sign, logabs
      type(lu_butterfly_workspace) :: workspace
      integer(int64) :: ipiv(0), exchanges(0, 2), infos(2)
      call lu_factor(a, ipiv)
      call lu_factor(tall, ipiv)
      call lu_solve(a, ipiv, b)
      call lu_solve(a, ipiv, one)
      call lu_gesv(a, b)
      call lu_inverse(a, ipiv)
      call check('det of nothing', lu_det(a, ipiv) == 1)
      call lu_logdet(a, ipiv, sign, logabs)
      call check('logdet of nothing', sign == 1 .and. logabs == 0)
      call lu_batch_factor(batches, exchanges, infos)
      call lu_batch_solve(batches, exchanges, right)
      call lu_batch_gesv(batches, exchanges, right)
      call lu_mixed_gesv(a, b, x)
      call lu_butterfly_gesv(a, b, x)
      call lu_butterfly_factor(workspace, a)
      call lu_butterfly_solve(workspace, a, one, x(:, 1))
   end subroutine

   subroutine refuses
      real(real64) :: a(3, 3), b(4), wide(2, 3), sign, logabs
      integer(int64) :: ipiv(3), few(2), info
      a = 0
      b = 1
      ipiv = 5
      call lu_factor(a, few, info=info)
      call check('ipiv too short', info == lu_bad_argument)
      call check('its message', lu_message(info) == 'the shapes of the arrays do not fit')
      call lu_factor(a, ipiv, info=info)
      call check('singular', info == 1)
      call check('singular det', lu_det(a, ipiv) == 0)
      call check('message', index(lu_message(info), 'zero') > 0)
      call lu_solve(a, ipiv, b(:3), info=info)
      call check('singular solve', info == 1 .and. all(b == 1))
      call lu_solve(a, ipiv, b, info=info)
      call check('b too long', info == lu_bad_argument .and. all(b == 1))
      call lu_solve(a, ipiv, b(:3), 'Q', info)
      call check('trans', info == lu_bad_argument + 1)
      call lu_gesv(wide, b(:2), info=info)
      call check('gesv, not square', info == lu_bad_argument)
      call lu_gesv(a, b(:3), few, info=info)
      call check('gesv, ipiv', info == lu_bad_argument)
      call lu_inverse(wide, few, info=info)
      call check('inverse, not square', info == lu_bad_argument)
      call lu_logdet(wide, few, sign, logabs, info)
      call check('logdet, not square', info == lu_bad_argument)
      call check('det, not square', isnan_of(lu_det(wide, few)))
      call lu_set_num_threads(-1, info)
      call check('threads', info == lu_bad_argument + 1)
   end subroutine

   logical function isnan_of(x)
      real(real64), intent(in) :: x
      isnan_of = x /= x
   end function

   subroutine library
      call lu_set_num_threads(1)
      call check('number of threads', lu_get_num_threads() == 1)
      call lu_set_num_threads(0)
      call lu_thread_free_buffers
      call check('version', index(lu_version(), '.') > 1)
      call check('isa', len(lu_isa()) > 4)
   end subroutine

   ! Ends in lu_solve, whose message says why.
   subroutine stops
      real(real64) :: a(2, 2), b(2)
      integer(int64) :: ipiv(2)
      a = 0
      b = 1
      ipiv = [1, 2]
      call lu_solve(a, ipiv, b)
      write (error_unit, '(a)') 'still here'
   end subroutine

end program
