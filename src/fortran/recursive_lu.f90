! Generated from recursive_lu.f90.in by eng/generate-fortran.sh: edits are lost.
! RecursiveLU from Fortran: LU factorizations of dense matrices and solutions from them, by generic names for
! real(real64), real(real32), complex(real64) and complex(real32). src/fortran/README.md tells how to use it; each
! procedure calls the function of recursive_lu.h that it names, whose documentation holds.
!
! Arrays are contiguous, as those of programs are; for a section that is not, the compiler passes a copy and takes it
! back. Shapes are compared before anything is written. info is 0, or what the C function gives:
!   k > 0                  U(k,k) is exactly zero: a factorization is complete, a solution was not begun
!   lu_bad_argument        shapes that do not fit, or an illegal value; nothing was written
!   lu_bad_argument + i    argument i of the C function is illegal; nothing was written
!   lu_out_of_memory, lu_internal, lu_inaccurate
! Without info, anything but 0 ends the program by error stop with a message. Procedures may be called from any thread,
! as long as none writes what another one uses.
module recursive_lu
   use, intrinsic :: iso_c_binding, only: c_associated, c_char, c_double, c_double_complex, c_f_pointer, c_float, &
      c_float_complex, c_int32_t, c_int64_t, c_null_ptr, c_ptr, c_size_t
   use, intrinsic :: ieee_arithmetic, only: ieee_quiet_nan, ieee_value
   use, intrinsic :: iso_fortran_env, only: int64
   implicit none
   private

   integer(int64), parameter, public :: lu_bad_argument = -huge(0_int64) + 2147483647_int64
   integer(int64), parameter, public :: lu_out_of_memory = lu_bad_argument + 100
   integer(int64), parameter, public :: lu_internal = lu_bad_argument + 101
   integer(int64), parameter, public :: lu_inaccurate = lu_bad_argument + 102
   integer(c_int32_t), parameter :: flag_threaded = 1, flag_no_pivot = 2

   public :: lu_factor, lu_solve, lu_gesv, lu_inverse, lu_det, lu_logdet, lu_rcond, lu_refine
   public :: lu_batch_factor, lu_batch_solve, lu_batch_gesv, lu_mixed_gesv
   public :: lu_butterfly_workspace, lu_butterfly_factor, lu_butterfly_solve, lu_butterfly_free, lu_butterfly_gesv
   public :: lu_set_num_threads, lu_get_num_threads, lu_thread_free_buffers, lu_message, lu_version, lu_isa

   ! call lu_factor(a, ipiv [, threaded] [, pivot] [, info]): a(m, n) becomes L and U, with ipiv(min(m, n)) as in LAPACK.
   ! threaded: on several threads, with bitwise the same result. pivot = .false.: without row exchanges; a zero pivot k
   ! then is info = -k. (recursive_lu_f64_strided)
   interface lu_factor
      module procedure factor_f64, factor_f32, factor_c128, factor_c64
   end interface

   ! call lu_solve(lu, ipiv, b [, trans] [, info]): op(A) X = B in place of b(n) or b(n, nrhs). trans is 'N', 'T' or
   ! 'C'. (recursive_lu_f64_solve)
   interface lu_solve
      module procedure solve_f64, solve_f32, solve_c128, solve_c64, solve_one_f64, solve_one_f32, solve_one_c128, solve_one_c64
   end interface

   ! call lu_gesv(a, b [, ipiv] [, threaded] [, pivot] [, info]): A X = B in one call; a(n, n) becomes its factors, b(n) or
   ! b(n, nrhs) the solution. (recursive_lu_f64_gesv)
   interface lu_gesv
      module procedure gesv_f64, gesv_f32, gesv_c128, gesv_c64, gesv_one_f64, gesv_one_f32, gesv_one_c128, gesv_one_c64
   end interface

   ! call lu_inverse(lu, ipiv [, threaded] [, info]): the inverse of A in place of its factors. (recursive_lu_f64_inverse)
   interface lu_inverse
      module procedure inverse_f64, inverse_f32, inverse_c128, inverse_c64
   end interface

   ! lu_det(lu, ipiv): the determinant; NaN if the shapes do not fit. (recursive_lu_f64_det)
   interface lu_det
      module procedure det_f64, det_f32, det_c128, det_c64
   end interface

   ! call lu_logdet(lu, ipiv, sign, logabs [, info]): det(A) = sign * exp(logabs), where neither overflows. sign has the
   ! type of A. (recursive_lu_f64_logdet)
   interface lu_logdet
      module procedure logdet_f64, logdet_f32, logdet_c128, logdet_c64
   end interface

   ! call lu_rcond(lu, anorm, rcond [, norm] [, info]): an estimate of the reciprocal condition number, from the norm of
   ! the matrix before it was factored; norm is '1', for the largest column sum of absolute values, or 'I', row sum.
   ! (recursive_lu_f64_rcond)
   interface lu_rcond
      module procedure rcond_f64, rcond_f32, rcond_c128, rcond_c64
   end interface

   ! call lu_refine(a, lu, ipiv, b, x [, trans] [, ferr] [, berr] [, info]): improves x(n, nrhs); ferr(nrhs) and berr(nrhs)
   ! are bounds of its errors. (recursive_lu_f64_refine)
   interface lu_refine
      module procedure refine_f64, refine_f32, refine_c128, refine_c64
   end interface

   ! call lu_batch_factor(a, ipiv [, infos] [, threaded] [, pivot] [, info]): factors a(m, n, k) for each k, with
   ! ipiv(min(m, n), k) and infos(k). info is the number of the first matrix whose infos is not 0.
   ! (recursive_lu_f64_batched)
   interface lu_batch_factor
      module procedure batch_factor_f64, batch_factor_f32, batch_factor_c128, batch_factor_c64
   end interface

   ! call lu_batch_solve(lu, ipiv, b [, trans] [, infos] [, threaded] [, info]): b(n, nrhs, k) for each k.
   ! (recursive_lu_f64_batched_solve)
   interface lu_batch_solve
      module procedure batch_solve_f64, batch_solve_f32, batch_solve_c128, batch_solve_c64
   end interface

   ! call lu_batch_gesv(a, ipiv, b [, infos] [, threaded] [, pivot] [, info]): A X = B for each matrix a(n, n, k) in place of
   ! b(n, nrhs, k); a becomes its factors, ipiv(n, k) their row exchanges. Faster than the two calls.
   ! (recursive_lu_f64_batched_gesv)
   interface lu_batch_gesv
      module procedure batch_gesv_f64, batch_gesv_f32, batch_gesv_c128, batch_gesv_c64
   end interface

   ! call lu_mixed_gesv(a, b, x [, ipiv] [, iter] [, threaded] [, pivot] [, info]): A X = B in real(real64) or
   ! complex(real64), by factors in single precision that are refined; where that fails, by factors in double precision,
   ! which overwrite a. b is only read. iter is the number of steps, or negative: a was overwritten.
   ! (recursive_lu_f64_mixed_gesv)
   interface lu_mixed_gesv
      module procedure mixed_f64, mixed_one_f64, mixed_c128, mixed_one_c128
   end interface

   ! call lu_butterfly_gesv(a, b, x [, seed] [, iter] [, threaded] [, info]): A X = B by random butterflies, refined. a and b
   ! are only read. iter is the number of steps, or negative: rows had to be exchanged. (recursive_lu_f64_butterfly_gesv)
   interface lu_butterfly_gesv
      module procedure butterfly_gesv_f64, butterfly_gesv_f32, butterfly_gesv_c128, butterfly_gesv_c64
      module procedure butterfly_gesv_one_f64, butterfly_gesv_one_f32, butterfly_gesv_one_c128, butterfly_gesv_one_c64
   end interface

   ! call lu_butterfly_factor(workspace, a [, seed] [, iter] [, threaded] [, info]): factors a(n, n), which is only read, by
   ! random butterflies into a type(lu_butterfly_workspace), which grows as it must and keeps its memory until
   ! lu_butterfly_free or its end. It must not be copied. (recursive_lu_f64_butterfly_factor)
   interface lu_butterfly_factor
      module procedure butterfly_factor_f64, butterfly_factor_f32, butterfly_factor_c128, butterfly_factor_c64
   end interface

   ! call lu_butterfly_solve(workspace, a, b, x [, iter] [, threaded] [, info]): A X = B, refined, with the matrix that was
   ! factored last. (recursive_lu_f64_butterfly_solve)
   interface lu_butterfly_solve
      module procedure butterfly_solve_f64, butterfly_solve_f32, butterfly_solve_c128, butterfly_solve_c64
      module procedure butterfly_solve_one_f64, butterfly_solve_one_f32, butterfly_solve_one_c128, butterfly_solve_one_c64
   end interface

   abstract interface
      function destroyer(workspace) bind(c) result(info)
         import
         type(c_ptr), value :: workspace
         integer(c_int64_t) :: info
      end function
   end interface

   ! Where butterflies keep their factors. Empty until something is factored in it.
   type :: lu_butterfly_workspace
      private
      type(c_ptr) :: handle = c_null_ptr
      integer(int64) :: capacity = 0, order = 0
      procedure(destroyer), pointer, nopass :: destroy => null()
   contains
      final :: lu_butterfly_free
   end type

   interface
      function c_strided_f64(a, m, n, lda, ipiv, flags) bind(c, name='recursive_lu_f64_strided') result(info)
         import
         real(c_double), intent(inout) :: a(*)
         integer(c_int64_t), value :: m, n, lda
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_solve_f64(trans, n, nrhs, lu, lda, ipiv, b, ldb) bind(c, name='recursive_lu_f64_solve') result(info)
         import
         character(kind=c_char), value :: trans
         integer(c_int64_t), value :: n, nrhs, lda, ldb
         real(c_double), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         real(c_double), intent(inout) :: b(*)
         integer(c_int64_t) :: info
      end function

      function c_gesv_f64(n, nrhs, a, lda, ipiv, b, ldb, flags) bind(c, name='recursive_lu_f64_gesv') result(info)
         import
         integer(c_int64_t), value :: n, nrhs, lda, ldb
         real(c_double), intent(inout) :: a(*), b(*)
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_inverse_f64(n, lu, lda, ipiv, flags) bind(c, name='recursive_lu_f64_inverse') result(info)
         import
         integer(c_int64_t), value :: n, lda
         real(c_double), intent(inout) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_det_f64(n, lu, lda, ipiv, det) bind(c, name='recursive_lu_f64_det') result(info)
         import
         integer(c_int64_t), value :: n, lda
         real(c_double), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         real(c_double), intent(inout) :: det
         integer(c_int64_t) :: info
      end function

      function c_logdet_f64(n, lu, lda, ipiv, sign, logabs) bind(c, name='recursive_lu_f64_logdet') result(info)
         import
         integer(c_int64_t), value :: n, lda
         real(c_double), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         real(c_double), intent(inout) :: sign
         real(c_double), intent(inout) :: logabs
         integer(c_int64_t) :: info
      end function

      function c_rcond_f64(norm, n, lu, lda, anorm, rcond) bind(c, name='recursive_lu_f64_rcond') result(info)
         import
         character(kind=c_char), value :: norm
         integer(c_int64_t), value :: n, lda
         real(c_double), intent(in) :: lu(*)
         real(c_double), value :: anorm
         real(c_double), intent(inout) :: rcond
         integer(c_int64_t) :: info
      end function

      function c_refine_f64(trans, n, nrhs, a, lda, lu, ldlu, ipiv, b, ldb, x, ldx, ferr, berr) &
         bind(c, name='recursive_lu_f64_refine') result(info)
         import
         character(kind=c_char), value :: trans
         integer(c_int64_t), value :: n, nrhs, lda, ldlu, ldb, ldx
         real(c_double), intent(in) :: a(*), lu(*), b(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         real(c_double), intent(inout) :: x(*)
         real(c_double), intent(inout), optional :: ferr(*), berr(*)
         integer(c_int64_t) :: info
      end function

      function c_batched_f64(a, m, n, lda, stride_a, ipiv, stride_p, batch, infos, flags) &
         bind(c, name='recursive_lu_f64_batched') result(info)
         import
         real(c_double), intent(inout) :: a(*)
         integer(c_int64_t), value :: m, n, lda, stride_a, stride_p, batch
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int64_t), intent(inout), optional :: infos(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_batched_gesv_f64(n, nrhs, a, lda, stride_a, ipiv, stride_p, b, ldb, stride_b, batch, infos, flags) &
         bind(c, name='recursive_lu_f64_batched_gesv') result(info)
         import
         integer(c_int64_t), value :: n, nrhs, lda, stride_a, stride_p, ldb, stride_b, batch
         real(c_double), intent(inout) :: a(*), b(*)
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int64_t), intent(inout), optional :: infos(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_batched_solve_f64(trans, n, nrhs, lu, lda, stride_a, ipiv, stride_p, b, ldb, stride_b, batch, infos, &
         flags) bind(c, name='recursive_lu_f64_batched_solve') result(info)
         import
         character(kind=c_char), value :: trans
         integer(c_int64_t), value :: n, nrhs, lda, stride_a, stride_p, ldb, stride_b, batch
         real(c_double), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         real(c_double), intent(inout) :: b(*)
         integer(c_int64_t), intent(inout), optional :: infos(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_butterfly_create_f64(n, workspace) bind(c, name='recursive_lu_f64_butterfly_workspace_create') result(info)
         import
         integer(c_int64_t), value :: n
         type(c_ptr), intent(inout) :: workspace
         integer(c_int64_t) :: info
      end function

      function c_butterfly_destroy_f64(workspace) bind(c, name='recursive_lu_f64_butterfly_workspace_destroy') result(info)
         import
         type(c_ptr), value :: workspace
         integer(c_int64_t) :: info
      end function

      function c_butterfly_factor_f64(workspace, n, a, lda, seed, iter, flags) &
         bind(c, name='recursive_lu_f64_butterfly_factor') result(info)
         import
         type(c_ptr), value :: workspace
         integer(c_int64_t), value :: n, lda, seed
         real(c_double), intent(in) :: a(*)
         integer(c_int64_t), intent(inout) :: iter
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_butterfly_solve_f64(workspace, nrhs, a, lda, b, ldb, x, ldx, iter, flags) &
         bind(c, name='recursive_lu_f64_butterfly_solve') result(info)
         import
         type(c_ptr), value :: workspace
         integer(c_int64_t), value :: nrhs, lda, ldb, ldx
         real(c_double), intent(in) :: a(*), b(*)
         real(c_double), intent(inout) :: x(*)
         integer(c_int64_t), intent(inout) :: iter
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_butterfly_gesv_f64(n, nrhs, a, lda, seed, b, ldb, x, ldx, iter, flags) &
         bind(c, name='recursive_lu_f64_butterfly_gesv') result(info)
         import
         integer(c_int64_t), value :: n, nrhs, lda, seed, ldb, ldx
         real(c_double), intent(in) :: a(*), b(*)
         real(c_double), intent(inout) :: x(*)
         integer(c_int64_t), intent(inout) :: iter
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_strided_f32(a, m, n, lda, ipiv, flags) bind(c, name='recursive_lu_f32_strided') result(info)
         import
         real(c_float), intent(inout) :: a(*)
         integer(c_int64_t), value :: m, n, lda
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_solve_f32(trans, n, nrhs, lu, lda, ipiv, b, ldb) bind(c, name='recursive_lu_f32_solve') result(info)
         import
         character(kind=c_char), value :: trans
         integer(c_int64_t), value :: n, nrhs, lda, ldb
         real(c_float), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         real(c_float), intent(inout) :: b(*)
         integer(c_int64_t) :: info
      end function

      function c_gesv_f32(n, nrhs, a, lda, ipiv, b, ldb, flags) bind(c, name='recursive_lu_f32_gesv') result(info)
         import
         integer(c_int64_t), value :: n, nrhs, lda, ldb
         real(c_float), intent(inout) :: a(*), b(*)
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_inverse_f32(n, lu, lda, ipiv, flags) bind(c, name='recursive_lu_f32_inverse') result(info)
         import
         integer(c_int64_t), value :: n, lda
         real(c_float), intent(inout) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_det_f32(n, lu, lda, ipiv, det) bind(c, name='recursive_lu_f32_det') result(info)
         import
         integer(c_int64_t), value :: n, lda
         real(c_float), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         real(c_float), intent(inout) :: det
         integer(c_int64_t) :: info
      end function

      function c_logdet_f32(n, lu, lda, ipiv, sign, logabs) bind(c, name='recursive_lu_f32_logdet') result(info)
         import
         integer(c_int64_t), value :: n, lda
         real(c_float), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         real(c_float), intent(inout) :: sign
         real(c_float), intent(inout) :: logabs
         integer(c_int64_t) :: info
      end function

      function c_rcond_f32(norm, n, lu, lda, anorm, rcond) bind(c, name='recursive_lu_f32_rcond') result(info)
         import
         character(kind=c_char), value :: norm
         integer(c_int64_t), value :: n, lda
         real(c_float), intent(in) :: lu(*)
         real(c_float), value :: anorm
         real(c_float), intent(inout) :: rcond
         integer(c_int64_t) :: info
      end function

      function c_refine_f32(trans, n, nrhs, a, lda, lu, ldlu, ipiv, b, ldb, x, ldx, ferr, berr) &
         bind(c, name='recursive_lu_f32_refine') result(info)
         import
         character(kind=c_char), value :: trans
         integer(c_int64_t), value :: n, nrhs, lda, ldlu, ldb, ldx
         real(c_float), intent(in) :: a(*), lu(*), b(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         real(c_float), intent(inout) :: x(*)
         real(c_float), intent(inout), optional :: ferr(*), berr(*)
         integer(c_int64_t) :: info
      end function

      function c_batched_f32(a, m, n, lda, stride_a, ipiv, stride_p, batch, infos, flags) &
         bind(c, name='recursive_lu_f32_batched') result(info)
         import
         real(c_float), intent(inout) :: a(*)
         integer(c_int64_t), value :: m, n, lda, stride_a, stride_p, batch
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int64_t), intent(inout), optional :: infos(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_batched_gesv_f32(n, nrhs, a, lda, stride_a, ipiv, stride_p, b, ldb, stride_b, batch, infos, flags) &
         bind(c, name='recursive_lu_f32_batched_gesv') result(info)
         import
         integer(c_int64_t), value :: n, nrhs, lda, stride_a, stride_p, ldb, stride_b, batch
         real(c_float), intent(inout) :: a(*), b(*)
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int64_t), intent(inout), optional :: infos(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_batched_solve_f32(trans, n, nrhs, lu, lda, stride_a, ipiv, stride_p, b, ldb, stride_b, batch, infos, &
         flags) bind(c, name='recursive_lu_f32_batched_solve') result(info)
         import
         character(kind=c_char), value :: trans
         integer(c_int64_t), value :: n, nrhs, lda, stride_a, stride_p, ldb, stride_b, batch
         real(c_float), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         real(c_float), intent(inout) :: b(*)
         integer(c_int64_t), intent(inout), optional :: infos(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_butterfly_create_f32(n, workspace) bind(c, name='recursive_lu_f32_butterfly_workspace_create') result(info)
         import
         integer(c_int64_t), value :: n
         type(c_ptr), intent(inout) :: workspace
         integer(c_int64_t) :: info
      end function

      function c_butterfly_destroy_f32(workspace) bind(c, name='recursive_lu_f32_butterfly_workspace_destroy') result(info)
         import
         type(c_ptr), value :: workspace
         integer(c_int64_t) :: info
      end function

      function c_butterfly_factor_f32(workspace, n, a, lda, seed, iter, flags) &
         bind(c, name='recursive_lu_f32_butterfly_factor') result(info)
         import
         type(c_ptr), value :: workspace
         integer(c_int64_t), value :: n, lda, seed
         real(c_float), intent(in) :: a(*)
         integer(c_int64_t), intent(inout) :: iter
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_butterfly_solve_f32(workspace, nrhs, a, lda, b, ldb, x, ldx, iter, flags) &
         bind(c, name='recursive_lu_f32_butterfly_solve') result(info)
         import
         type(c_ptr), value :: workspace
         integer(c_int64_t), value :: nrhs, lda, ldb, ldx
         real(c_float), intent(in) :: a(*), b(*)
         real(c_float), intent(inout) :: x(*)
         integer(c_int64_t), intent(inout) :: iter
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_butterfly_gesv_f32(n, nrhs, a, lda, seed, b, ldb, x, ldx, iter, flags) &
         bind(c, name='recursive_lu_f32_butterfly_gesv') result(info)
         import
         integer(c_int64_t), value :: n, nrhs, lda, seed, ldb, ldx
         real(c_float), intent(in) :: a(*), b(*)
         real(c_float), intent(inout) :: x(*)
         integer(c_int64_t), intent(inout) :: iter
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_strided_c128(a, m, n, lda, ipiv, flags) bind(c, name='recursive_lu_c128_strided') result(info)
         import
         complex(c_double_complex), intent(inout) :: a(*)
         integer(c_int64_t), value :: m, n, lda
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_solve_c128(trans, n, nrhs, lu, lda, ipiv, b, ldb) bind(c, name='recursive_lu_c128_solve') result(info)
         import
         character(kind=c_char), value :: trans
         integer(c_int64_t), value :: n, nrhs, lda, ldb
         complex(c_double_complex), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         complex(c_double_complex), intent(inout) :: b(*)
         integer(c_int64_t) :: info
      end function

      function c_gesv_c128(n, nrhs, a, lda, ipiv, b, ldb, flags) bind(c, name='recursive_lu_c128_gesv') result(info)
         import
         integer(c_int64_t), value :: n, nrhs, lda, ldb
         complex(c_double_complex), intent(inout) :: a(*), b(*)
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_inverse_c128(n, lu, lda, ipiv, flags) bind(c, name='recursive_lu_c128_inverse') result(info)
         import
         integer(c_int64_t), value :: n, lda
         complex(c_double_complex), intent(inout) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_det_c128(n, lu, lda, ipiv, det) bind(c, name='recursive_lu_c128_det') result(info)
         import
         integer(c_int64_t), value :: n, lda
         complex(c_double_complex), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         complex(c_double_complex), intent(inout) :: det
         integer(c_int64_t) :: info
      end function

      function c_logdet_c128(n, lu, lda, ipiv, sign, logabs) bind(c, name='recursive_lu_c128_logdet') result(info)
         import
         integer(c_int64_t), value :: n, lda
         complex(c_double_complex), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         complex(c_double_complex), intent(inout) :: sign
         real(c_double), intent(inout) :: logabs
         integer(c_int64_t) :: info
      end function

      function c_rcond_c128(norm, n, lu, lda, anorm, rcond) bind(c, name='recursive_lu_c128_rcond') result(info)
         import
         character(kind=c_char), value :: norm
         integer(c_int64_t), value :: n, lda
         complex(c_double_complex), intent(in) :: lu(*)
         real(c_double), value :: anorm
         real(c_double), intent(inout) :: rcond
         integer(c_int64_t) :: info
      end function

      function c_refine_c128(trans, n, nrhs, a, lda, lu, ldlu, ipiv, b, ldb, x, ldx, ferr, berr) &
         bind(c, name='recursive_lu_c128_refine') result(info)
         import
         character(kind=c_char), value :: trans
         integer(c_int64_t), value :: n, nrhs, lda, ldlu, ldb, ldx
         complex(c_double_complex), intent(in) :: a(*), lu(*), b(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         complex(c_double_complex), intent(inout) :: x(*)
         real(c_double), intent(inout), optional :: ferr(*), berr(*)
         integer(c_int64_t) :: info
      end function

      function c_batched_c128(a, m, n, lda, stride_a, ipiv, stride_p, batch, infos, flags) &
         bind(c, name='recursive_lu_c128_batched') result(info)
         import
         complex(c_double_complex), intent(inout) :: a(*)
         integer(c_int64_t), value :: m, n, lda, stride_a, stride_p, batch
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int64_t), intent(inout), optional :: infos(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_batched_gesv_c128(n, nrhs, a, lda, stride_a, ipiv, stride_p, b, ldb, stride_b, batch, infos, flags) &
         bind(c, name='recursive_lu_c128_batched_gesv') result(info)
         import
         integer(c_int64_t), value :: n, nrhs, lda, stride_a, stride_p, ldb, stride_b, batch
         complex(c_double_complex), intent(inout) :: a(*), b(*)
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int64_t), intent(inout), optional :: infos(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_batched_solve_c128(trans, n, nrhs, lu, lda, stride_a, ipiv, stride_p, b, ldb, stride_b, batch, infos, &
         flags) bind(c, name='recursive_lu_c128_batched_solve') result(info)
         import
         character(kind=c_char), value :: trans
         integer(c_int64_t), value :: n, nrhs, lda, stride_a, stride_p, ldb, stride_b, batch
         complex(c_double_complex), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         complex(c_double_complex), intent(inout) :: b(*)
         integer(c_int64_t), intent(inout), optional :: infos(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_butterfly_create_c128(n, workspace) bind(c, name='recursive_lu_c128_butterfly_workspace_create') result(info)
         import
         integer(c_int64_t), value :: n
         type(c_ptr), intent(inout) :: workspace
         integer(c_int64_t) :: info
      end function

      function c_butterfly_destroy_c128(workspace) bind(c, name='recursive_lu_c128_butterfly_workspace_destroy') result(info)
         import
         type(c_ptr), value :: workspace
         integer(c_int64_t) :: info
      end function

      function c_butterfly_factor_c128(workspace, n, a, lda, seed, iter, flags) &
         bind(c, name='recursive_lu_c128_butterfly_factor') result(info)
         import
         type(c_ptr), value :: workspace
         integer(c_int64_t), value :: n, lda, seed
         complex(c_double_complex), intent(in) :: a(*)
         integer(c_int64_t), intent(inout) :: iter
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_butterfly_solve_c128(workspace, nrhs, a, lda, b, ldb, x, ldx, iter, flags) &
         bind(c, name='recursive_lu_c128_butterfly_solve') result(info)
         import
         type(c_ptr), value :: workspace
         integer(c_int64_t), value :: nrhs, lda, ldb, ldx
         complex(c_double_complex), intent(in) :: a(*), b(*)
         complex(c_double_complex), intent(inout) :: x(*)
         integer(c_int64_t), intent(inout) :: iter
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_butterfly_gesv_c128(n, nrhs, a, lda, seed, b, ldb, x, ldx, iter, flags) &
         bind(c, name='recursive_lu_c128_butterfly_gesv') result(info)
         import
         integer(c_int64_t), value :: n, nrhs, lda, seed, ldb, ldx
         complex(c_double_complex), intent(in) :: a(*), b(*)
         complex(c_double_complex), intent(inout) :: x(*)
         integer(c_int64_t), intent(inout) :: iter
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_strided_c64(a, m, n, lda, ipiv, flags) bind(c, name='recursive_lu_c64_strided') result(info)
         import
         complex(c_float_complex), intent(inout) :: a(*)
         integer(c_int64_t), value :: m, n, lda
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_solve_c64(trans, n, nrhs, lu, lda, ipiv, b, ldb) bind(c, name='recursive_lu_c64_solve') result(info)
         import
         character(kind=c_char), value :: trans
         integer(c_int64_t), value :: n, nrhs, lda, ldb
         complex(c_float_complex), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         complex(c_float_complex), intent(inout) :: b(*)
         integer(c_int64_t) :: info
      end function

      function c_gesv_c64(n, nrhs, a, lda, ipiv, b, ldb, flags) bind(c, name='recursive_lu_c64_gesv') result(info)
         import
         integer(c_int64_t), value :: n, nrhs, lda, ldb
         complex(c_float_complex), intent(inout) :: a(*), b(*)
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_inverse_c64(n, lu, lda, ipiv, flags) bind(c, name='recursive_lu_c64_inverse') result(info)
         import
         integer(c_int64_t), value :: n, lda
         complex(c_float_complex), intent(inout) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_det_c64(n, lu, lda, ipiv, det) bind(c, name='recursive_lu_c64_det') result(info)
         import
         integer(c_int64_t), value :: n, lda
         complex(c_float_complex), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         complex(c_float_complex), intent(inout) :: det
         integer(c_int64_t) :: info
      end function

      function c_logdet_c64(n, lu, lda, ipiv, sign, logabs) bind(c, name='recursive_lu_c64_logdet') result(info)
         import
         integer(c_int64_t), value :: n, lda
         complex(c_float_complex), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         complex(c_float_complex), intent(inout) :: sign
         real(c_float), intent(inout) :: logabs
         integer(c_int64_t) :: info
      end function

      function c_rcond_c64(norm, n, lu, lda, anorm, rcond) bind(c, name='recursive_lu_c64_rcond') result(info)
         import
         character(kind=c_char), value :: norm
         integer(c_int64_t), value :: n, lda
         complex(c_float_complex), intent(in) :: lu(*)
         real(c_float), value :: anorm
         real(c_float), intent(inout) :: rcond
         integer(c_int64_t) :: info
      end function

      function c_refine_c64(trans, n, nrhs, a, lda, lu, ldlu, ipiv, b, ldb, x, ldx, ferr, berr) &
         bind(c, name='recursive_lu_c64_refine') result(info)
         import
         character(kind=c_char), value :: trans
         integer(c_int64_t), value :: n, nrhs, lda, ldlu, ldb, ldx
         complex(c_float_complex), intent(in) :: a(*), lu(*), b(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         complex(c_float_complex), intent(inout) :: x(*)
         real(c_float), intent(inout), optional :: ferr(*), berr(*)
         integer(c_int64_t) :: info
      end function

      function c_batched_c64(a, m, n, lda, stride_a, ipiv, stride_p, batch, infos, flags) &
         bind(c, name='recursive_lu_c64_batched') result(info)
         import
         complex(c_float_complex), intent(inout) :: a(*)
         integer(c_int64_t), value :: m, n, lda, stride_a, stride_p, batch
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int64_t), intent(inout), optional :: infos(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_batched_gesv_c64(n, nrhs, a, lda, stride_a, ipiv, stride_p, b, ldb, stride_b, batch, infos, flags) &
         bind(c, name='recursive_lu_c64_batched_gesv') result(info)
         import
         integer(c_int64_t), value :: n, nrhs, lda, stride_a, stride_p, ldb, stride_b, batch
         complex(c_float_complex), intent(inout) :: a(*), b(*)
         integer(c_int64_t), intent(out) :: ipiv(*)
         integer(c_int64_t), intent(inout), optional :: infos(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_batched_solve_c64(trans, n, nrhs, lu, lda, stride_a, ipiv, stride_p, b, ldb, stride_b, batch, infos, &
         flags) bind(c, name='recursive_lu_c64_batched_solve') result(info)
         import
         character(kind=c_char), value :: trans
         integer(c_int64_t), value :: n, nrhs, lda, stride_a, stride_p, ldb, stride_b, batch
         complex(c_float_complex), intent(in) :: lu(*)
         integer(c_int64_t), intent(in) :: ipiv(*)
         complex(c_float_complex), intent(inout) :: b(*)
         integer(c_int64_t), intent(inout), optional :: infos(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_butterfly_create_c64(n, workspace) bind(c, name='recursive_lu_c64_butterfly_workspace_create') result(info)
         import
         integer(c_int64_t), value :: n
         type(c_ptr), intent(inout) :: workspace
         integer(c_int64_t) :: info
      end function

      function c_butterfly_destroy_c64(workspace) bind(c, name='recursive_lu_c64_butterfly_workspace_destroy') result(info)
         import
         type(c_ptr), value :: workspace
         integer(c_int64_t) :: info
      end function

      function c_butterfly_factor_c64(workspace, n, a, lda, seed, iter, flags) &
         bind(c, name='recursive_lu_c64_butterfly_factor') result(info)
         import
         type(c_ptr), value :: workspace
         integer(c_int64_t), value :: n, lda, seed
         complex(c_float_complex), intent(in) :: a(*)
         integer(c_int64_t), intent(inout) :: iter
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_butterfly_solve_c64(workspace, nrhs, a, lda, b, ldb, x, ldx, iter, flags) &
         bind(c, name='recursive_lu_c64_butterfly_solve') result(info)
         import
         type(c_ptr), value :: workspace
         integer(c_int64_t), value :: nrhs, lda, ldb, ldx
         complex(c_float_complex), intent(in) :: a(*), b(*)
         complex(c_float_complex), intent(inout) :: x(*)
         integer(c_int64_t), intent(inout) :: iter
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_butterfly_gesv_c64(n, nrhs, a, lda, seed, b, ldb, x, ldx, iter, flags) &
         bind(c, name='recursive_lu_c64_butterfly_gesv') result(info)
         import
         integer(c_int64_t), value :: n, nrhs, lda, seed, ldb, ldx
         complex(c_float_complex), intent(in) :: a(*), b(*)
         complex(c_float_complex), intent(inout) :: x(*)
         integer(c_int64_t), intent(inout) :: iter
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_mixed_f64(n, nrhs, a, lda, ipiv, b, ldb, x, ldx, iter, flags) &
         bind(c, name='recursive_lu_f64_mixed_gesv') result(info)
         import
         integer(c_int64_t), value :: n, nrhs, lda, ldb, ldx
         real(c_double), intent(inout) :: a(*), x(*)
         integer(c_int64_t), intent(inout) :: ipiv(*), iter
         real(c_double), intent(in) :: b(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_mixed_c128(n, nrhs, a, lda, ipiv, b, ldb, x, ldx, iter, flags) &
         bind(c, name='recursive_lu_c128_mixed_gesv') result(info)
         import
         integer(c_int64_t), value :: n, nrhs, lda, ldb, ldx
         complex(c_double_complex), intent(inout) :: a(*), x(*)
         integer(c_int64_t), intent(inout) :: ipiv(*), iter
         complex(c_double_complex), intent(in) :: b(*)
         integer(c_int32_t), value :: flags
         integer(c_int64_t) :: info
      end function

      function c_set_num_threads(threads) bind(c, name='recursive_lu_set_num_threads') result(info)
         import
         integer(c_int32_t), value :: threads
         integer(c_int64_t) :: info
      end function

      function c_get_num_threads() bind(c, name='recursive_lu_get_num_threads') result(threads)
         import
         integer(c_int32_t) :: threads
      end function

      function c_thread_free_buffers() bind(c, name='recursive_lu_thread_free_buffers') result(info)
         import
         integer(c_int64_t) :: info
      end function

      function c_message(info) bind(c, name='recursive_lu_message') result(text)
         import
         integer(c_int64_t), value :: info
         type(c_ptr) :: text
      end function

      function c_version() bind(c, name='recursive_lu_version') result(text)
         import
         type(c_ptr) :: text
      end function

      function c_isa() bind(c, name='recursive_lu_isa') result(text)
         import
         type(c_ptr) :: text
      end function

      pure function c_strlen(text) bind(c, name='strlen') result(length)
         import
         type(c_ptr), value, intent(in) :: text
         integer(c_size_t) :: length
      end function
   end interface

contains

   subroutine factor_f64(a, ipiv, threaded, pivot, info)
      real(c_double), contiguous, intent(inout) :: a(:, :)
      integer(int64), contiguous, intent(inout) :: ipiv(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, m, n
      m = size(a, 1, int64)
      n = size(a, 2, int64)
      told = lu_bad_argument
      if (size(ipiv) == min(m, n)) told = c_strided_f64(a, m, n, max(1_int64, m), ipiv, flags(threaded, pivot))
      call tell('lu_factor', told, info)
   end subroutine

   subroutine solve_f64(lu, ipiv, b, trans, info)
      real(c_double), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      real(c_double), contiguous, intent(inout) :: b(:, :)
      character, intent(in), optional :: trans
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      op = letter('N', trans)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n .and. size(b, 1) == n) then
         told = c_solve_f64(op, n, size(b, 2, int64), lu, max(1_int64, n), ipiv, b, max(1_int64, n))
      end if
      call tell('lu_solve', told, info)
   end subroutine

   subroutine solve_one_f64(lu, ipiv, b, trans, info)
      real(c_double), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      real(c_double), contiguous, target, intent(inout) :: b(:)
      character, intent(in), optional :: trans
      integer(int64), intent(out), optional :: info
      real(c_double), pointer, contiguous :: columns(:, :)
      columns(1:size(b), 1:1) => b
      call solve_f64(lu, ipiv, columns, trans, info)
   end subroutine

   subroutine gesv_f64(a, b, ipiv, threaded, pivot, info)
      real(c_double), contiguous, intent(inout) :: a(:, :), b(:, :)
      integer(int64), contiguous, intent(inout), optional :: ipiv(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64), allocatable :: own(:)
      integer(int64) :: told, n
      integer :: failed
      n = size(a, 1, int64)
      told = lu_bad_argument
      if (size(a, 2) == n .and. size(b, 1) == n) then
         if (.not. present(ipiv)) then
            allocate (own(n), stat=failed)
            told = lu_out_of_memory
            if (failed == 0) then
               told = c_gesv_f64(n, size(b, 2, int64), a, max(1_int64, n), own, b, max(1_int64, n), flags(threaded, pivot))
            end if
         else if (size(ipiv) == n) then
            told = c_gesv_f64(n, size(b, 2, int64), a, max(1_int64, n), ipiv, b, max(1_int64, n), flags(threaded, pivot))
         end if
      end if
      call tell('lu_gesv', told, info)
   end subroutine

   subroutine gesv_one_f64(a, b, ipiv, threaded, pivot, info)
      real(c_double), contiguous, intent(inout) :: a(:, :)
      real(c_double), contiguous, target, intent(inout) :: b(:)
      integer(int64), contiguous, intent(inout), optional :: ipiv(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      real(c_double), pointer, contiguous :: columns(:, :)
      columns(1:size(b), 1:1) => b
      call gesv_f64(a, columns, ipiv, threaded, pivot, info)
   end subroutine

   subroutine inverse_f64(lu, ipiv, threaded, info)
      real(c_double), contiguous, intent(inout) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      logical, intent(in), optional :: threaded
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n) then
         told = c_inverse_f64(n, lu, max(1_int64, n), ipiv, flags(threaded))
      end if
      call tell('lu_inverse', told, info)
   end subroutine

   function det_f64(lu, ipiv) result(det)
      real(c_double), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      real(c_double) :: det
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n) told = c_det_f64(n, lu, max(1_int64, n), ipiv, det)
      if (told /= 0) det = ieee_value(0.0_c_double, ieee_quiet_nan)
   end function

   subroutine logdet_f64(lu, ipiv, sign, logabs, info)
      real(c_double), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      real(c_double), intent(inout) :: sign
      real(c_double), intent(inout) :: logabs
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n) told = c_logdet_f64(n, lu, max(1_int64, n), ipiv, sign, logabs)
      call tell('lu_logdet', told, info)
   end subroutine

   subroutine rcond_f64(lu, anorm, rcond, norm, info)
      real(c_double), contiguous, intent(in) :: lu(:, :)
      real(c_double), intent(in) :: anorm
      real(c_double), intent(inout) :: rcond
      character, intent(in), optional :: norm
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      op = letter('1', norm)
      told = lu_bad_argument
      if (size(lu, 2) == n) told = c_rcond_f64(op, n, lu, max(1_int64, n), anorm, rcond)
      call tell('lu_rcond', told, info)
   end subroutine

   subroutine refine_f64(a, lu, ipiv, b, x, trans, ferr, berr, info)
      real(c_double), contiguous, intent(in) :: a(:, :), lu(:, :), b(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      real(c_double), contiguous, intent(inout) :: x(:, :)
      character, intent(in), optional :: trans
      real(c_double), contiguous, intent(inout), optional :: ferr(:), berr(:)
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n, nrhs, ld
      logical :: fits
      n = size(lu, 1, int64)
      nrhs = size(x, 2, int64)
      ld = max(1_int64, n)
      fits = all([shape(a), shape(lu)] == n) .and. size(ipiv) == n .and. all(shape(b) == shape(x)) .and. size(x, 1) == n
      if (present(ferr)) fits = fits .and. size(ferr) == nrhs
      if (present(berr)) fits = fits .and. size(berr) == nrhs
      op = letter('N', trans)
      told = lu_bad_argument
      if (fits) told = c_refine_f64(op, n, nrhs, a, ld, lu, ld, ipiv, b, ld, x, ld, ferr, berr)
      call tell('lu_refine', told, info)
   end subroutine

   subroutine batch_factor_f64(a, ipiv, infos, threaded, pivot, info)
      real(c_double), contiguous, intent(inout) :: a(:, :, :)
      integer(int64), contiguous, intent(inout) :: ipiv(:, :)
      integer(int64), contiguous, intent(inout), optional :: infos(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, m, n, batch
      logical :: fits
      m = size(a, 1, int64)
      n = size(a, 2, int64)
      batch = size(a, 3, int64)
      fits = size(ipiv, 1) == min(m, n) .and. size(ipiv, 2) == batch
      if (present(infos)) fits = fits .and. size(infos) == batch
      told = lu_bad_argument
      if (fits) then
         told = c_batched_f64(a, m, n, max(1_int64, m), max(1_int64, m)*n, ipiv, min(m, n), batch, infos, &
                              flags(threaded, pivot))
      end if
      call tell('lu_batch_factor', told, info)
   end subroutine

   subroutine batch_solve_f64(lu, ipiv, b, trans, infos, threaded, info)
      real(c_double), contiguous, intent(in) :: lu(:, :, :)
      integer(int64), contiguous, intent(in) :: ipiv(:, :)
      real(c_double), contiguous, intent(inout) :: b(:, :, :)
      character, intent(in), optional :: trans
      integer(int64), contiguous, intent(inout), optional :: infos(:)
      logical, intent(in), optional :: threaded
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n, ld, nrhs, batch
      logical :: fits
      n = size(lu, 1, int64)
      ld = max(1_int64, n)
      nrhs = size(b, 2, int64)
      batch = size(lu, 3, int64)
      fits = size(lu, 2) == n .and. all(shape(ipiv) == [n, batch]) .and. size(b, 1) == n .and. size(b, 3) == batch
      if (present(infos)) fits = fits .and. size(infos) == batch
      op = letter('N', trans)
      told = lu_bad_argument
      if (fits) then
         told = c_batched_solve_f64(op, n, nrhs, lu, ld, ld*n, ipiv, n, b, ld, ld*nrhs, batch, infos, &
                                    flags(threaded))
      end if
      call tell('lu_batch_solve', told, info)
   end subroutine

   subroutine batch_gesv_f64(a, ipiv, b, infos, threaded, pivot, info)
      real(c_double), contiguous, intent(inout) :: a(:, :, :), b(:, :, :)
      integer(int64), contiguous, intent(inout) :: ipiv(:, :)
      integer(int64), contiguous, intent(inout), optional :: infos(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, n, ld, nrhs, batch
      logical :: fits
      n = size(a, 1, int64)
      ld = max(1_int64, n)
      nrhs = size(b, 2, int64)
      batch = size(a, 3, int64)
      fits = size(a, 2) == n .and. all(shape(ipiv) == [n, batch]) .and. size(b, 1) == n .and. size(b, 3) == batch
      if (present(infos)) fits = fits .and. size(infos) == batch
      told = lu_bad_argument
      if (fits) then
         told = c_batched_gesv_f64(n, nrhs, a, ld, ld*n, ipiv, n, b, ld, ld*nrhs, batch, infos, flags(threaded, pivot))
      end if
      call tell('lu_batch_gesv', told, info)
   end subroutine

   subroutine butterfly_gesv_f64(a, b, x, seed, iter, threaded, info)
      real(c_double), contiguous, intent(in) :: a(:, :), b(:, :)
      real(c_double), contiguous, intent(inout) :: x(:, :)
      integer(int64), intent(in), optional :: seed
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      integer(int64) :: told, steps, n, ld
      n = size(a, 1, int64)
      ld = max(1_int64, n)
      steps = 0
      told = lu_bad_argument
      if (size(a, 2) == n .and. size(b, 1) == n .and. all(shape(b) == shape(x))) then
         told = c_butterfly_gesv_f64(n, size(b, 2, int64), a, ld, chosen(seed), b, ld, x, ld, steps, flags(threaded))
      end if
      if (present(iter)) iter = steps
      call tell('lu_butterfly_gesv', told, info)
   end subroutine

   subroutine butterfly_gesv_one_f64(a, b, x, seed, iter, threaded, info)
      real(c_double), contiguous, intent(in) :: a(:, :)
      real(c_double), contiguous, target, intent(in) :: b(:)
      real(c_double), contiguous, target, intent(inout) :: x(:)
      integer(int64), intent(in), optional :: seed
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      real(c_double), pointer, contiguous :: right(:, :), solution(:, :)
      right(1:size(b), 1:1) => b
      solution(1:size(x), 1:1) => x
      call butterfly_gesv_f64(a, right, solution, seed, iter, threaded, info)
   end subroutine

   subroutine butterfly_factor_f64(workspace, a, seed, iter, threaded, info)
      type(lu_butterfly_workspace), intent(inout) :: workspace
      real(c_double), contiguous, intent(in) :: a(:, :)
      integer(int64), intent(in), optional :: seed
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      integer(int64) :: told, steps, n
      n = size(a, 1, int64)
      steps = 0
      told = lu_bad_argument
      if (size(a, 2) == n) then
         told = 0
         workspace%order = 0
         if (n > workspace%capacity .or. .not. associated(workspace%destroy, c_butterfly_destroy_f64)) then
            call lu_butterfly_free(workspace)
            told = c_butterfly_create_f64(n, workspace%handle)
            if (told == 0) then
               workspace%destroy => c_butterfly_destroy_f64
               workspace%capacity = n
            end if
         end if
         if (told == 0) then
            told = c_butterfly_factor_f64(workspace%handle, n, a, max(1_int64, n), chosen(seed), steps, flags(threaded))
         end if
         if (told == 0) workspace%order = n
      end if
      if (present(iter)) iter = steps
      call tell('lu_butterfly_factor', told, info)
   end subroutine

   subroutine butterfly_solve_f64(workspace, a, b, x, iter, threaded, info)
      type(lu_butterfly_workspace), intent(in) :: workspace
      real(c_double), contiguous, intent(in) :: a(:, :), b(:, :)
      real(c_double), contiguous, intent(inout) :: x(:, :)
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      integer(int64) :: told, steps, n, ld
      n = workspace%order
      ld = max(1_int64, n)
      steps = 0
      told = lu_bad_argument
      if (all(shape(a) == n) .and. size(b, 1) == n .and. all(shape(b) == shape(x))) then
         ! Without factors, or with those of another type, the handle is an illegal argument.
         told = c_butterfly_solve_f64(workspace%handle, size(b, 2, int64), a, ld, b, ld, x, ld, steps, flags(threaded))
      end if
      if (present(iter)) iter = steps
      call tell('lu_butterfly_solve', told, info)
   end subroutine

   subroutine butterfly_solve_one_f64(workspace, a, b, x, iter, threaded, info)
      type(lu_butterfly_workspace), intent(in) :: workspace
      real(c_double), contiguous, intent(in) :: a(:, :)
      real(c_double), contiguous, target, intent(in) :: b(:)
      real(c_double), contiguous, target, intent(inout) :: x(:)
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      real(c_double), pointer, contiguous :: right(:, :), solution(:, :)
      right(1:size(b), 1:1) => b
      solution(1:size(x), 1:1) => x
      call butterfly_solve_f64(workspace, a, right, solution, iter, threaded, info)
   end subroutine

   subroutine factor_f32(a, ipiv, threaded, pivot, info)
      real(c_float), contiguous, intent(inout) :: a(:, :)
      integer(int64), contiguous, intent(inout) :: ipiv(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, m, n
      m = size(a, 1, int64)
      n = size(a, 2, int64)
      told = lu_bad_argument
      if (size(ipiv) == min(m, n)) told = c_strided_f32(a, m, n, max(1_int64, m), ipiv, flags(threaded, pivot))
      call tell('lu_factor', told, info)
   end subroutine

   subroutine solve_f32(lu, ipiv, b, trans, info)
      real(c_float), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      real(c_float), contiguous, intent(inout) :: b(:, :)
      character, intent(in), optional :: trans
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      op = letter('N', trans)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n .and. size(b, 1) == n) then
         told = c_solve_f32(op, n, size(b, 2, int64), lu, max(1_int64, n), ipiv, b, max(1_int64, n))
      end if
      call tell('lu_solve', told, info)
   end subroutine

   subroutine solve_one_f32(lu, ipiv, b, trans, info)
      real(c_float), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      real(c_float), contiguous, target, intent(inout) :: b(:)
      character, intent(in), optional :: trans
      integer(int64), intent(out), optional :: info
      real(c_float), pointer, contiguous :: columns(:, :)
      columns(1:size(b), 1:1) => b
      call solve_f32(lu, ipiv, columns, trans, info)
   end subroutine

   subroutine gesv_f32(a, b, ipiv, threaded, pivot, info)
      real(c_float), contiguous, intent(inout) :: a(:, :), b(:, :)
      integer(int64), contiguous, intent(inout), optional :: ipiv(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64), allocatable :: own(:)
      integer(int64) :: told, n
      integer :: failed
      n = size(a, 1, int64)
      told = lu_bad_argument
      if (size(a, 2) == n .and. size(b, 1) == n) then
         if (.not. present(ipiv)) then
            allocate (own(n), stat=failed)
            told = lu_out_of_memory
            if (failed == 0) then
               told = c_gesv_f32(n, size(b, 2, int64), a, max(1_int64, n), own, b, max(1_int64, n), flags(threaded, pivot))
            end if
         else if (size(ipiv) == n) then
            told = c_gesv_f32(n, size(b, 2, int64), a, max(1_int64, n), ipiv, b, max(1_int64, n), flags(threaded, pivot))
         end if
      end if
      call tell('lu_gesv', told, info)
   end subroutine

   subroutine gesv_one_f32(a, b, ipiv, threaded, pivot, info)
      real(c_float), contiguous, intent(inout) :: a(:, :)
      real(c_float), contiguous, target, intent(inout) :: b(:)
      integer(int64), contiguous, intent(inout), optional :: ipiv(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      real(c_float), pointer, contiguous :: columns(:, :)
      columns(1:size(b), 1:1) => b
      call gesv_f32(a, columns, ipiv, threaded, pivot, info)
   end subroutine

   subroutine inverse_f32(lu, ipiv, threaded, info)
      real(c_float), contiguous, intent(inout) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      logical, intent(in), optional :: threaded
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n) then
         told = c_inverse_f32(n, lu, max(1_int64, n), ipiv, flags(threaded))
      end if
      call tell('lu_inverse', told, info)
   end subroutine

   function det_f32(lu, ipiv) result(det)
      real(c_float), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      real(c_float) :: det
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n) told = c_det_f32(n, lu, max(1_int64, n), ipiv, det)
      if (told /= 0) det = ieee_value(0.0_c_float, ieee_quiet_nan)
   end function

   subroutine logdet_f32(lu, ipiv, sign, logabs, info)
      real(c_float), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      real(c_float), intent(inout) :: sign
      real(c_float), intent(inout) :: logabs
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n) told = c_logdet_f32(n, lu, max(1_int64, n), ipiv, sign, logabs)
      call tell('lu_logdet', told, info)
   end subroutine

   subroutine rcond_f32(lu, anorm, rcond, norm, info)
      real(c_float), contiguous, intent(in) :: lu(:, :)
      real(c_float), intent(in) :: anorm
      real(c_float), intent(inout) :: rcond
      character, intent(in), optional :: norm
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      op = letter('1', norm)
      told = lu_bad_argument
      if (size(lu, 2) == n) told = c_rcond_f32(op, n, lu, max(1_int64, n), anorm, rcond)
      call tell('lu_rcond', told, info)
   end subroutine

   subroutine refine_f32(a, lu, ipiv, b, x, trans, ferr, berr, info)
      real(c_float), contiguous, intent(in) :: a(:, :), lu(:, :), b(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      real(c_float), contiguous, intent(inout) :: x(:, :)
      character, intent(in), optional :: trans
      real(c_float), contiguous, intent(inout), optional :: ferr(:), berr(:)
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n, nrhs, ld
      logical :: fits
      n = size(lu, 1, int64)
      nrhs = size(x, 2, int64)
      ld = max(1_int64, n)
      fits = all([shape(a), shape(lu)] == n) .and. size(ipiv) == n .and. all(shape(b) == shape(x)) .and. size(x, 1) == n
      if (present(ferr)) fits = fits .and. size(ferr) == nrhs
      if (present(berr)) fits = fits .and. size(berr) == nrhs
      op = letter('N', trans)
      told = lu_bad_argument
      if (fits) told = c_refine_f32(op, n, nrhs, a, ld, lu, ld, ipiv, b, ld, x, ld, ferr, berr)
      call tell('lu_refine', told, info)
   end subroutine

   subroutine batch_factor_f32(a, ipiv, infos, threaded, pivot, info)
      real(c_float), contiguous, intent(inout) :: a(:, :, :)
      integer(int64), contiguous, intent(inout) :: ipiv(:, :)
      integer(int64), contiguous, intent(inout), optional :: infos(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, m, n, batch
      logical :: fits
      m = size(a, 1, int64)
      n = size(a, 2, int64)
      batch = size(a, 3, int64)
      fits = size(ipiv, 1) == min(m, n) .and. size(ipiv, 2) == batch
      if (present(infos)) fits = fits .and. size(infos) == batch
      told = lu_bad_argument
      if (fits) then
         told = c_batched_f32(a, m, n, max(1_int64, m), max(1_int64, m)*n, ipiv, min(m, n), batch, infos, &
                              flags(threaded, pivot))
      end if
      call tell('lu_batch_factor', told, info)
   end subroutine

   subroutine batch_solve_f32(lu, ipiv, b, trans, infos, threaded, info)
      real(c_float), contiguous, intent(in) :: lu(:, :, :)
      integer(int64), contiguous, intent(in) :: ipiv(:, :)
      real(c_float), contiguous, intent(inout) :: b(:, :, :)
      character, intent(in), optional :: trans
      integer(int64), contiguous, intent(inout), optional :: infos(:)
      logical, intent(in), optional :: threaded
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n, ld, nrhs, batch
      logical :: fits
      n = size(lu, 1, int64)
      ld = max(1_int64, n)
      nrhs = size(b, 2, int64)
      batch = size(lu, 3, int64)
      fits = size(lu, 2) == n .and. all(shape(ipiv) == [n, batch]) .and. size(b, 1) == n .and. size(b, 3) == batch
      if (present(infos)) fits = fits .and. size(infos) == batch
      op = letter('N', trans)
      told = lu_bad_argument
      if (fits) then
         told = c_batched_solve_f32(op, n, nrhs, lu, ld, ld*n, ipiv, n, b, ld, ld*nrhs, batch, infos, &
                                    flags(threaded))
      end if
      call tell('lu_batch_solve', told, info)
   end subroutine

   subroutine batch_gesv_f32(a, ipiv, b, infos, threaded, pivot, info)
      real(c_float), contiguous, intent(inout) :: a(:, :, :), b(:, :, :)
      integer(int64), contiguous, intent(inout) :: ipiv(:, :)
      integer(int64), contiguous, intent(inout), optional :: infos(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, n, ld, nrhs, batch
      logical :: fits
      n = size(a, 1, int64)
      ld = max(1_int64, n)
      nrhs = size(b, 2, int64)
      batch = size(a, 3, int64)
      fits = size(a, 2) == n .and. all(shape(ipiv) == [n, batch]) .and. size(b, 1) == n .and. size(b, 3) == batch
      if (present(infos)) fits = fits .and. size(infos) == batch
      told = lu_bad_argument
      if (fits) then
         told = c_batched_gesv_f32(n, nrhs, a, ld, ld*n, ipiv, n, b, ld, ld*nrhs, batch, infos, flags(threaded, pivot))
      end if
      call tell('lu_batch_gesv', told, info)
   end subroutine

   subroutine butterfly_gesv_f32(a, b, x, seed, iter, threaded, info)
      real(c_float), contiguous, intent(in) :: a(:, :), b(:, :)
      real(c_float), contiguous, intent(inout) :: x(:, :)
      integer(int64), intent(in), optional :: seed
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      integer(int64) :: told, steps, n, ld
      n = size(a, 1, int64)
      ld = max(1_int64, n)
      steps = 0
      told = lu_bad_argument
      if (size(a, 2) == n .and. size(b, 1) == n .and. all(shape(b) == shape(x))) then
         told = c_butterfly_gesv_f32(n, size(b, 2, int64), a, ld, chosen(seed), b, ld, x, ld, steps, flags(threaded))
      end if
      if (present(iter)) iter = steps
      call tell('lu_butterfly_gesv', told, info)
   end subroutine

   subroutine butterfly_gesv_one_f32(a, b, x, seed, iter, threaded, info)
      real(c_float), contiguous, intent(in) :: a(:, :)
      real(c_float), contiguous, target, intent(in) :: b(:)
      real(c_float), contiguous, target, intent(inout) :: x(:)
      integer(int64), intent(in), optional :: seed
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      real(c_float), pointer, contiguous :: right(:, :), solution(:, :)
      right(1:size(b), 1:1) => b
      solution(1:size(x), 1:1) => x
      call butterfly_gesv_f32(a, right, solution, seed, iter, threaded, info)
   end subroutine

   subroutine butterfly_factor_f32(workspace, a, seed, iter, threaded, info)
      type(lu_butterfly_workspace), intent(inout) :: workspace
      real(c_float), contiguous, intent(in) :: a(:, :)
      integer(int64), intent(in), optional :: seed
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      integer(int64) :: told, steps, n
      n = size(a, 1, int64)
      steps = 0
      told = lu_bad_argument
      if (size(a, 2) == n) then
         told = 0
         workspace%order = 0
         if (n > workspace%capacity .or. .not. associated(workspace%destroy, c_butterfly_destroy_f32)) then
            call lu_butterfly_free(workspace)
            told = c_butterfly_create_f32(n, workspace%handle)
            if (told == 0) then
               workspace%destroy => c_butterfly_destroy_f32
               workspace%capacity = n
            end if
         end if
         if (told == 0) then
            told = c_butterfly_factor_f32(workspace%handle, n, a, max(1_int64, n), chosen(seed), steps, flags(threaded))
         end if
         if (told == 0) workspace%order = n
      end if
      if (present(iter)) iter = steps
      call tell('lu_butterfly_factor', told, info)
   end subroutine

   subroutine butterfly_solve_f32(workspace, a, b, x, iter, threaded, info)
      type(lu_butterfly_workspace), intent(in) :: workspace
      real(c_float), contiguous, intent(in) :: a(:, :), b(:, :)
      real(c_float), contiguous, intent(inout) :: x(:, :)
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      integer(int64) :: told, steps, n, ld
      n = workspace%order
      ld = max(1_int64, n)
      steps = 0
      told = lu_bad_argument
      if (all(shape(a) == n) .and. size(b, 1) == n .and. all(shape(b) == shape(x))) then
         ! Without factors, or with those of another type, the handle is an illegal argument.
         told = c_butterfly_solve_f32(workspace%handle, size(b, 2, int64), a, ld, b, ld, x, ld, steps, flags(threaded))
      end if
      if (present(iter)) iter = steps
      call tell('lu_butterfly_solve', told, info)
   end subroutine

   subroutine butterfly_solve_one_f32(workspace, a, b, x, iter, threaded, info)
      type(lu_butterfly_workspace), intent(in) :: workspace
      real(c_float), contiguous, intent(in) :: a(:, :)
      real(c_float), contiguous, target, intent(in) :: b(:)
      real(c_float), contiguous, target, intent(inout) :: x(:)
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      real(c_float), pointer, contiguous :: right(:, :), solution(:, :)
      right(1:size(b), 1:1) => b
      solution(1:size(x), 1:1) => x
      call butterfly_solve_f32(workspace, a, right, solution, iter, threaded, info)
   end subroutine

   subroutine factor_c128(a, ipiv, threaded, pivot, info)
      complex(c_double_complex), contiguous, intent(inout) :: a(:, :)
      integer(int64), contiguous, intent(inout) :: ipiv(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, m, n
      m = size(a, 1, int64)
      n = size(a, 2, int64)
      told = lu_bad_argument
      if (size(ipiv) == min(m, n)) told = c_strided_c128(a, m, n, max(1_int64, m), ipiv, flags(threaded, pivot))
      call tell('lu_factor', told, info)
   end subroutine

   subroutine solve_c128(lu, ipiv, b, trans, info)
      complex(c_double_complex), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      complex(c_double_complex), contiguous, intent(inout) :: b(:, :)
      character, intent(in), optional :: trans
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      op = letter('N', trans)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n .and. size(b, 1) == n) then
         told = c_solve_c128(op, n, size(b, 2, int64), lu, max(1_int64, n), ipiv, b, max(1_int64, n))
      end if
      call tell('lu_solve', told, info)
   end subroutine

   subroutine solve_one_c128(lu, ipiv, b, trans, info)
      complex(c_double_complex), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      complex(c_double_complex), contiguous, target, intent(inout) :: b(:)
      character, intent(in), optional :: trans
      integer(int64), intent(out), optional :: info
      complex(c_double_complex), pointer, contiguous :: columns(:, :)
      columns(1:size(b), 1:1) => b
      call solve_c128(lu, ipiv, columns, trans, info)
   end subroutine

   subroutine gesv_c128(a, b, ipiv, threaded, pivot, info)
      complex(c_double_complex), contiguous, intent(inout) :: a(:, :), b(:, :)
      integer(int64), contiguous, intent(inout), optional :: ipiv(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64), allocatable :: own(:)
      integer(int64) :: told, n
      integer :: failed
      n = size(a, 1, int64)
      told = lu_bad_argument
      if (size(a, 2) == n .and. size(b, 1) == n) then
         if (.not. present(ipiv)) then
            allocate (own(n), stat=failed)
            told = lu_out_of_memory
            if (failed == 0) then
               told = c_gesv_c128(n, size(b, 2, int64), a, max(1_int64, n), own, b, max(1_int64, n), flags(threaded, pivot))
            end if
         else if (size(ipiv) == n) then
            told = c_gesv_c128(n, size(b, 2, int64), a, max(1_int64, n), ipiv, b, max(1_int64, n), flags(threaded, pivot))
         end if
      end if
      call tell('lu_gesv', told, info)
   end subroutine

   subroutine gesv_one_c128(a, b, ipiv, threaded, pivot, info)
      complex(c_double_complex), contiguous, intent(inout) :: a(:, :)
      complex(c_double_complex), contiguous, target, intent(inout) :: b(:)
      integer(int64), contiguous, intent(inout), optional :: ipiv(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      complex(c_double_complex), pointer, contiguous :: columns(:, :)
      columns(1:size(b), 1:1) => b
      call gesv_c128(a, columns, ipiv, threaded, pivot, info)
   end subroutine

   subroutine inverse_c128(lu, ipiv, threaded, info)
      complex(c_double_complex), contiguous, intent(inout) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      logical, intent(in), optional :: threaded
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n) then
         told = c_inverse_c128(n, lu, max(1_int64, n), ipiv, flags(threaded))
      end if
      call tell('lu_inverse', told, info)
   end subroutine

   function det_c128(lu, ipiv) result(det)
      complex(c_double_complex), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      complex(c_double_complex) :: det
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n) told = c_det_c128(n, lu, max(1_int64, n), ipiv, det)
      if (told /= 0) det = ieee_value(0.0_c_double, ieee_quiet_nan)
   end function

   subroutine logdet_c128(lu, ipiv, sign, logabs, info)
      complex(c_double_complex), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      complex(c_double_complex), intent(inout) :: sign
      real(c_double), intent(inout) :: logabs
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n) told = c_logdet_c128(n, lu, max(1_int64, n), ipiv, sign, logabs)
      call tell('lu_logdet', told, info)
   end subroutine

   subroutine rcond_c128(lu, anorm, rcond, norm, info)
      complex(c_double_complex), contiguous, intent(in) :: lu(:, :)
      real(c_double), intent(in) :: anorm
      real(c_double), intent(inout) :: rcond
      character, intent(in), optional :: norm
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      op = letter('1', norm)
      told = lu_bad_argument
      if (size(lu, 2) == n) told = c_rcond_c128(op, n, lu, max(1_int64, n), anorm, rcond)
      call tell('lu_rcond', told, info)
   end subroutine

   subroutine refine_c128(a, lu, ipiv, b, x, trans, ferr, berr, info)
      complex(c_double_complex), contiguous, intent(in) :: a(:, :), lu(:, :), b(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      complex(c_double_complex), contiguous, intent(inout) :: x(:, :)
      character, intent(in), optional :: trans
      real(c_double), contiguous, intent(inout), optional :: ferr(:), berr(:)
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n, nrhs, ld
      logical :: fits
      n = size(lu, 1, int64)
      nrhs = size(x, 2, int64)
      ld = max(1_int64, n)
      fits = all([shape(a), shape(lu)] == n) .and. size(ipiv) == n .and. all(shape(b) == shape(x)) .and. size(x, 1) == n
      if (present(ferr)) fits = fits .and. size(ferr) == nrhs
      if (present(berr)) fits = fits .and. size(berr) == nrhs
      op = letter('N', trans)
      told = lu_bad_argument
      if (fits) told = c_refine_c128(op, n, nrhs, a, ld, lu, ld, ipiv, b, ld, x, ld, ferr, berr)
      call tell('lu_refine', told, info)
   end subroutine

   subroutine batch_factor_c128(a, ipiv, infos, threaded, pivot, info)
      complex(c_double_complex), contiguous, intent(inout) :: a(:, :, :)
      integer(int64), contiguous, intent(inout) :: ipiv(:, :)
      integer(int64), contiguous, intent(inout), optional :: infos(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, m, n, batch
      logical :: fits
      m = size(a, 1, int64)
      n = size(a, 2, int64)
      batch = size(a, 3, int64)
      fits = size(ipiv, 1) == min(m, n) .and. size(ipiv, 2) == batch
      if (present(infos)) fits = fits .and. size(infos) == batch
      told = lu_bad_argument
      if (fits) then
         told = c_batched_c128(a, m, n, max(1_int64, m), max(1_int64, m)*n, ipiv, min(m, n), batch, infos, &
                              flags(threaded, pivot))
      end if
      call tell('lu_batch_factor', told, info)
   end subroutine

   subroutine batch_solve_c128(lu, ipiv, b, trans, infos, threaded, info)
      complex(c_double_complex), contiguous, intent(in) :: lu(:, :, :)
      integer(int64), contiguous, intent(in) :: ipiv(:, :)
      complex(c_double_complex), contiguous, intent(inout) :: b(:, :, :)
      character, intent(in), optional :: trans
      integer(int64), contiguous, intent(inout), optional :: infos(:)
      logical, intent(in), optional :: threaded
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n, ld, nrhs, batch
      logical :: fits
      n = size(lu, 1, int64)
      ld = max(1_int64, n)
      nrhs = size(b, 2, int64)
      batch = size(lu, 3, int64)
      fits = size(lu, 2) == n .and. all(shape(ipiv) == [n, batch]) .and. size(b, 1) == n .and. size(b, 3) == batch
      if (present(infos)) fits = fits .and. size(infos) == batch
      op = letter('N', trans)
      told = lu_bad_argument
      if (fits) then
         told = c_batched_solve_c128(op, n, nrhs, lu, ld, ld*n, ipiv, n, b, ld, ld*nrhs, batch, infos, &
                                    flags(threaded))
      end if
      call tell('lu_batch_solve', told, info)
   end subroutine

   subroutine batch_gesv_c128(a, ipiv, b, infos, threaded, pivot, info)
      complex(c_double_complex), contiguous, intent(inout) :: a(:, :, :), b(:, :, :)
      integer(int64), contiguous, intent(inout) :: ipiv(:, :)
      integer(int64), contiguous, intent(inout), optional :: infos(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, n, ld, nrhs, batch
      logical :: fits
      n = size(a, 1, int64)
      ld = max(1_int64, n)
      nrhs = size(b, 2, int64)
      batch = size(a, 3, int64)
      fits = size(a, 2) == n .and. all(shape(ipiv) == [n, batch]) .and. size(b, 1) == n .and. size(b, 3) == batch
      if (present(infos)) fits = fits .and. size(infos) == batch
      told = lu_bad_argument
      if (fits) then
         told = c_batched_gesv_c128(n, nrhs, a, ld, ld*n, ipiv, n, b, ld, ld*nrhs, batch, infos, flags(threaded, pivot))
      end if
      call tell('lu_batch_gesv', told, info)
   end subroutine

   subroutine butterfly_gesv_c128(a, b, x, seed, iter, threaded, info)
      complex(c_double_complex), contiguous, intent(in) :: a(:, :), b(:, :)
      complex(c_double_complex), contiguous, intent(inout) :: x(:, :)
      integer(int64), intent(in), optional :: seed
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      integer(int64) :: told, steps, n, ld
      n = size(a, 1, int64)
      ld = max(1_int64, n)
      steps = 0
      told = lu_bad_argument
      if (size(a, 2) == n .and. size(b, 1) == n .and. all(shape(b) == shape(x))) then
         told = c_butterfly_gesv_c128(n, size(b, 2, int64), a, ld, chosen(seed), b, ld, x, ld, steps, flags(threaded))
      end if
      if (present(iter)) iter = steps
      call tell('lu_butterfly_gesv', told, info)
   end subroutine

   subroutine butterfly_gesv_one_c128(a, b, x, seed, iter, threaded, info)
      complex(c_double_complex), contiguous, intent(in) :: a(:, :)
      complex(c_double_complex), contiguous, target, intent(in) :: b(:)
      complex(c_double_complex), contiguous, target, intent(inout) :: x(:)
      integer(int64), intent(in), optional :: seed
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      complex(c_double_complex), pointer, contiguous :: right(:, :), solution(:, :)
      right(1:size(b), 1:1) => b
      solution(1:size(x), 1:1) => x
      call butterfly_gesv_c128(a, right, solution, seed, iter, threaded, info)
   end subroutine

   subroutine butterfly_factor_c128(workspace, a, seed, iter, threaded, info)
      type(lu_butterfly_workspace), intent(inout) :: workspace
      complex(c_double_complex), contiguous, intent(in) :: a(:, :)
      integer(int64), intent(in), optional :: seed
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      integer(int64) :: told, steps, n
      n = size(a, 1, int64)
      steps = 0
      told = lu_bad_argument
      if (size(a, 2) == n) then
         told = 0
         workspace%order = 0
         if (n > workspace%capacity .or. .not. associated(workspace%destroy, c_butterfly_destroy_c128)) then
            call lu_butterfly_free(workspace)
            told = c_butterfly_create_c128(n, workspace%handle)
            if (told == 0) then
               workspace%destroy => c_butterfly_destroy_c128
               workspace%capacity = n
            end if
         end if
         if (told == 0) then
            told = c_butterfly_factor_c128(workspace%handle, n, a, max(1_int64, n), chosen(seed), steps, flags(threaded))
         end if
         if (told == 0) workspace%order = n
      end if
      if (present(iter)) iter = steps
      call tell('lu_butterfly_factor', told, info)
   end subroutine

   subroutine butterfly_solve_c128(workspace, a, b, x, iter, threaded, info)
      type(lu_butterfly_workspace), intent(in) :: workspace
      complex(c_double_complex), contiguous, intent(in) :: a(:, :), b(:, :)
      complex(c_double_complex), contiguous, intent(inout) :: x(:, :)
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      integer(int64) :: told, steps, n, ld
      n = workspace%order
      ld = max(1_int64, n)
      steps = 0
      told = lu_bad_argument
      if (all(shape(a) == n) .and. size(b, 1) == n .and. all(shape(b) == shape(x))) then
         ! Without factors, or with those of another type, the handle is an illegal argument.
         told = c_butterfly_solve_c128(workspace%handle, size(b, 2, int64), a, ld, b, ld, x, ld, steps, flags(threaded))
      end if
      if (present(iter)) iter = steps
      call tell('lu_butterfly_solve', told, info)
   end subroutine

   subroutine butterfly_solve_one_c128(workspace, a, b, x, iter, threaded, info)
      type(lu_butterfly_workspace), intent(in) :: workspace
      complex(c_double_complex), contiguous, intent(in) :: a(:, :)
      complex(c_double_complex), contiguous, target, intent(in) :: b(:)
      complex(c_double_complex), contiguous, target, intent(inout) :: x(:)
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      complex(c_double_complex), pointer, contiguous :: right(:, :), solution(:, :)
      right(1:size(b), 1:1) => b
      solution(1:size(x), 1:1) => x
      call butterfly_solve_c128(workspace, a, right, solution, iter, threaded, info)
   end subroutine

   subroutine factor_c64(a, ipiv, threaded, pivot, info)
      complex(c_float_complex), contiguous, intent(inout) :: a(:, :)
      integer(int64), contiguous, intent(inout) :: ipiv(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, m, n
      m = size(a, 1, int64)
      n = size(a, 2, int64)
      told = lu_bad_argument
      if (size(ipiv) == min(m, n)) told = c_strided_c64(a, m, n, max(1_int64, m), ipiv, flags(threaded, pivot))
      call tell('lu_factor', told, info)
   end subroutine

   subroutine solve_c64(lu, ipiv, b, trans, info)
      complex(c_float_complex), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      complex(c_float_complex), contiguous, intent(inout) :: b(:, :)
      character, intent(in), optional :: trans
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      op = letter('N', trans)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n .and. size(b, 1) == n) then
         told = c_solve_c64(op, n, size(b, 2, int64), lu, max(1_int64, n), ipiv, b, max(1_int64, n))
      end if
      call tell('lu_solve', told, info)
   end subroutine

   subroutine solve_one_c64(lu, ipiv, b, trans, info)
      complex(c_float_complex), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      complex(c_float_complex), contiguous, target, intent(inout) :: b(:)
      character, intent(in), optional :: trans
      integer(int64), intent(out), optional :: info
      complex(c_float_complex), pointer, contiguous :: columns(:, :)
      columns(1:size(b), 1:1) => b
      call solve_c64(lu, ipiv, columns, trans, info)
   end subroutine

   subroutine gesv_c64(a, b, ipiv, threaded, pivot, info)
      complex(c_float_complex), contiguous, intent(inout) :: a(:, :), b(:, :)
      integer(int64), contiguous, intent(inout), optional :: ipiv(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64), allocatable :: own(:)
      integer(int64) :: told, n
      integer :: failed
      n = size(a, 1, int64)
      told = lu_bad_argument
      if (size(a, 2) == n .and. size(b, 1) == n) then
         if (.not. present(ipiv)) then
            allocate (own(n), stat=failed)
            told = lu_out_of_memory
            if (failed == 0) then
               told = c_gesv_c64(n, size(b, 2, int64), a, max(1_int64, n), own, b, max(1_int64, n), flags(threaded, pivot))
            end if
         else if (size(ipiv) == n) then
            told = c_gesv_c64(n, size(b, 2, int64), a, max(1_int64, n), ipiv, b, max(1_int64, n), flags(threaded, pivot))
         end if
      end if
      call tell('lu_gesv', told, info)
   end subroutine

   subroutine gesv_one_c64(a, b, ipiv, threaded, pivot, info)
      complex(c_float_complex), contiguous, intent(inout) :: a(:, :)
      complex(c_float_complex), contiguous, target, intent(inout) :: b(:)
      integer(int64), contiguous, intent(inout), optional :: ipiv(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      complex(c_float_complex), pointer, contiguous :: columns(:, :)
      columns(1:size(b), 1:1) => b
      call gesv_c64(a, columns, ipiv, threaded, pivot, info)
   end subroutine

   subroutine inverse_c64(lu, ipiv, threaded, info)
      complex(c_float_complex), contiguous, intent(inout) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      logical, intent(in), optional :: threaded
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n) then
         told = c_inverse_c64(n, lu, max(1_int64, n), ipiv, flags(threaded))
      end if
      call tell('lu_inverse', told, info)
   end subroutine

   function det_c64(lu, ipiv) result(det)
      complex(c_float_complex), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      complex(c_float_complex) :: det
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n) told = c_det_c64(n, lu, max(1_int64, n), ipiv, det)
      if (told /= 0) det = ieee_value(0.0_c_float, ieee_quiet_nan)
   end function

   subroutine logdet_c64(lu, ipiv, sign, logabs, info)
      complex(c_float_complex), contiguous, intent(in) :: lu(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      complex(c_float_complex), intent(inout) :: sign
      real(c_float), intent(inout) :: logabs
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      told = lu_bad_argument
      if (size(lu, 2) == n .and. size(ipiv) == n) told = c_logdet_c64(n, lu, max(1_int64, n), ipiv, sign, logabs)
      call tell('lu_logdet', told, info)
   end subroutine

   subroutine rcond_c64(lu, anorm, rcond, norm, info)
      complex(c_float_complex), contiguous, intent(in) :: lu(:, :)
      real(c_float), intent(in) :: anorm
      real(c_float), intent(inout) :: rcond
      character, intent(in), optional :: norm
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n
      n = size(lu, 1, int64)
      op = letter('1', norm)
      told = lu_bad_argument
      if (size(lu, 2) == n) told = c_rcond_c64(op, n, lu, max(1_int64, n), anorm, rcond)
      call tell('lu_rcond', told, info)
   end subroutine

   subroutine refine_c64(a, lu, ipiv, b, x, trans, ferr, berr, info)
      complex(c_float_complex), contiguous, intent(in) :: a(:, :), lu(:, :), b(:, :)
      integer(int64), contiguous, intent(in) :: ipiv(:)
      complex(c_float_complex), contiguous, intent(inout) :: x(:, :)
      character, intent(in), optional :: trans
      real(c_float), contiguous, intent(inout), optional :: ferr(:), berr(:)
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n, nrhs, ld
      logical :: fits
      n = size(lu, 1, int64)
      nrhs = size(x, 2, int64)
      ld = max(1_int64, n)
      fits = all([shape(a), shape(lu)] == n) .and. size(ipiv) == n .and. all(shape(b) == shape(x)) .and. size(x, 1) == n
      if (present(ferr)) fits = fits .and. size(ferr) == nrhs
      if (present(berr)) fits = fits .and. size(berr) == nrhs
      op = letter('N', trans)
      told = lu_bad_argument
      if (fits) told = c_refine_c64(op, n, nrhs, a, ld, lu, ld, ipiv, b, ld, x, ld, ferr, berr)
      call tell('lu_refine', told, info)
   end subroutine

   subroutine batch_factor_c64(a, ipiv, infos, threaded, pivot, info)
      complex(c_float_complex), contiguous, intent(inout) :: a(:, :, :)
      integer(int64), contiguous, intent(inout) :: ipiv(:, :)
      integer(int64), contiguous, intent(inout), optional :: infos(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, m, n, batch
      logical :: fits
      m = size(a, 1, int64)
      n = size(a, 2, int64)
      batch = size(a, 3, int64)
      fits = size(ipiv, 1) == min(m, n) .and. size(ipiv, 2) == batch
      if (present(infos)) fits = fits .and. size(infos) == batch
      told = lu_bad_argument
      if (fits) then
         told = c_batched_c64(a, m, n, max(1_int64, m), max(1_int64, m)*n, ipiv, min(m, n), batch, infos, &
                              flags(threaded, pivot))
      end if
      call tell('lu_batch_factor', told, info)
   end subroutine

   subroutine batch_solve_c64(lu, ipiv, b, trans, infos, threaded, info)
      complex(c_float_complex), contiguous, intent(in) :: lu(:, :, :)
      integer(int64), contiguous, intent(in) :: ipiv(:, :)
      complex(c_float_complex), contiguous, intent(inout) :: b(:, :, :)
      character, intent(in), optional :: trans
      integer(int64), contiguous, intent(inout), optional :: infos(:)
      logical, intent(in), optional :: threaded
      integer(int64), intent(out), optional :: info
      character(kind=c_char) :: op
      integer(int64) :: told, n, ld, nrhs, batch
      logical :: fits
      n = size(lu, 1, int64)
      ld = max(1_int64, n)
      nrhs = size(b, 2, int64)
      batch = size(lu, 3, int64)
      fits = size(lu, 2) == n .and. all(shape(ipiv) == [n, batch]) .and. size(b, 1) == n .and. size(b, 3) == batch
      if (present(infos)) fits = fits .and. size(infos) == batch
      op = letter('N', trans)
      told = lu_bad_argument
      if (fits) then
         told = c_batched_solve_c64(op, n, nrhs, lu, ld, ld*n, ipiv, n, b, ld, ld*nrhs, batch, infos, &
                                    flags(threaded))
      end if
      call tell('lu_batch_solve', told, info)
   end subroutine

   subroutine batch_gesv_c64(a, ipiv, b, infos, threaded, pivot, info)
      complex(c_float_complex), contiguous, intent(inout) :: a(:, :, :), b(:, :, :)
      integer(int64), contiguous, intent(inout) :: ipiv(:, :)
      integer(int64), contiguous, intent(inout), optional :: infos(:)
      logical, intent(in), optional :: threaded, pivot
      integer(int64), intent(out), optional :: info
      integer(int64) :: told, n, ld, nrhs, batch
      logical :: fits
      n = size(a, 1, int64)
      ld = max(1_int64, n)
      nrhs = size(b, 2, int64)
      batch = size(a, 3, int64)
      fits = size(a, 2) == n .and. all(shape(ipiv) == [n, batch]) .and. size(b, 1) == n .and. size(b, 3) == batch
      if (present(infos)) fits = fits .and. size(infos) == batch
      told = lu_bad_argument
      if (fits) then
         told = c_batched_gesv_c64(n, nrhs, a, ld, ld*n, ipiv, n, b, ld, ld*nrhs, batch, infos, flags(threaded, pivot))
      end if
      call tell('lu_batch_gesv', told, info)
   end subroutine

   subroutine butterfly_gesv_c64(a, b, x, seed, iter, threaded, info)
      complex(c_float_complex), contiguous, intent(in) :: a(:, :), b(:, :)
      complex(c_float_complex), contiguous, intent(inout) :: x(:, :)
      integer(int64), intent(in), optional :: seed
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      integer(int64) :: told, steps, n, ld
      n = size(a, 1, int64)
      ld = max(1_int64, n)
      steps = 0
      told = lu_bad_argument
      if (size(a, 2) == n .and. size(b, 1) == n .and. all(shape(b) == shape(x))) then
         told = c_butterfly_gesv_c64(n, size(b, 2, int64), a, ld, chosen(seed), b, ld, x, ld, steps, flags(threaded))
      end if
      if (present(iter)) iter = steps
      call tell('lu_butterfly_gesv', told, info)
   end subroutine

   subroutine butterfly_gesv_one_c64(a, b, x, seed, iter, threaded, info)
      complex(c_float_complex), contiguous, intent(in) :: a(:, :)
      complex(c_float_complex), contiguous, target, intent(in) :: b(:)
      complex(c_float_complex), contiguous, target, intent(inout) :: x(:)
      integer(int64), intent(in), optional :: seed
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      complex(c_float_complex), pointer, contiguous :: right(:, :), solution(:, :)
      right(1:size(b), 1:1) => b
      solution(1:size(x), 1:1) => x
      call butterfly_gesv_c64(a, right, solution, seed, iter, threaded, info)
   end subroutine

   subroutine butterfly_factor_c64(workspace, a, seed, iter, threaded, info)
      type(lu_butterfly_workspace), intent(inout) :: workspace
      complex(c_float_complex), contiguous, intent(in) :: a(:, :)
      integer(int64), intent(in), optional :: seed
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      integer(int64) :: told, steps, n
      n = size(a, 1, int64)
      steps = 0
      told = lu_bad_argument
      if (size(a, 2) == n) then
         told = 0
         workspace%order = 0
         if (n > workspace%capacity .or. .not. associated(workspace%destroy, c_butterfly_destroy_c64)) then
            call lu_butterfly_free(workspace)
            told = c_butterfly_create_c64(n, workspace%handle)
            if (told == 0) then
               workspace%destroy => c_butterfly_destroy_c64
               workspace%capacity = n
            end if
         end if
         if (told == 0) then
            told = c_butterfly_factor_c64(workspace%handle, n, a, max(1_int64, n), chosen(seed), steps, flags(threaded))
         end if
         if (told == 0) workspace%order = n
      end if
      if (present(iter)) iter = steps
      call tell('lu_butterfly_factor', told, info)
   end subroutine

   subroutine butterfly_solve_c64(workspace, a, b, x, iter, threaded, info)
      type(lu_butterfly_workspace), intent(in) :: workspace
      complex(c_float_complex), contiguous, intent(in) :: a(:, :), b(:, :)
      complex(c_float_complex), contiguous, intent(inout) :: x(:, :)
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      integer(int64) :: told, steps, n, ld
      n = workspace%order
      ld = max(1_int64, n)
      steps = 0
      told = lu_bad_argument
      if (all(shape(a) == n) .and. size(b, 1) == n .and. all(shape(b) == shape(x))) then
         ! Without factors, or with those of another type, the handle is an illegal argument.
         told = c_butterfly_solve_c64(workspace%handle, size(b, 2, int64), a, ld, b, ld, x, ld, steps, flags(threaded))
      end if
      if (present(iter)) iter = steps
      call tell('lu_butterfly_solve', told, info)
   end subroutine

   subroutine butterfly_solve_one_c64(workspace, a, b, x, iter, threaded, info)
      type(lu_butterfly_workspace), intent(in) :: workspace
      complex(c_float_complex), contiguous, intent(in) :: a(:, :)
      complex(c_float_complex), contiguous, target, intent(in) :: b(:)
      complex(c_float_complex), contiguous, target, intent(inout) :: x(:)
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded
      complex(c_float_complex), pointer, contiguous :: right(:, :), solution(:, :)
      right(1:size(b), 1:1) => b
      solution(1:size(x), 1:1) => x
      call butterfly_solve_c64(workspace, a, right, solution, iter, threaded, info)
   end subroutine

   subroutine mixed_f64(a, b, x, ipiv, iter, threaded, pivot, info)
      real(c_double), contiguous, intent(inout) :: a(:, :), x(:, :)
      real(c_double), contiguous, intent(in) :: b(:, :)
      integer(int64), contiguous, target, intent(inout), optional :: ipiv(:)
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded, pivot
      integer(int64), allocatable, target :: own(:)
      integer(int64), pointer, contiguous :: exchanges(:)
      integer(int64) :: told, steps, n, ld
      integer :: failed
      n = size(a, 1, int64)
      ld = max(1_int64, n)
      steps = 0
      failed = 0
      told = lu_bad_argument
      if (present(ipiv)) then
         exchanges => ipiv
      else
         allocate (own(n), stat=failed)
         exchanges => own
      end if
      if (failed /= 0) then
         told = lu_out_of_memory
      else if (size(a, 2) == n .and. size(b, 1) == n .and. all(shape(b) == shape(x)) .and. size(exchanges) == n) then
         told = c_mixed_f64(n, size(b, 2, int64), a, ld, exchanges, b, ld, x, ld, steps, flags(threaded, pivot))
      end if
      if (present(iter)) iter = steps
      call tell('lu_mixed_gesv', told, info)
   end subroutine

   subroutine mixed_one_f64(a, b, x, ipiv, iter, threaded, pivot, info)
      real(c_double), contiguous, intent(inout) :: a(:, :)
      real(c_double), contiguous, target, intent(in) :: b(:)
      real(c_double), contiguous, target, intent(inout) :: x(:)
      integer(int64), contiguous, intent(inout), optional :: ipiv(:)
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded, pivot
      real(c_double), pointer, contiguous :: right(:, :), solution(:, :)
      right(1:size(b), 1:1) => b
      solution(1:size(x), 1:1) => x
      call mixed_f64(a, right, solution, ipiv, iter, threaded, pivot, info)
   end subroutine

   subroutine mixed_c128(a, b, x, ipiv, iter, threaded, pivot, info)
      complex(c_double_complex), contiguous, intent(inout) :: a(:, :), x(:, :)
      complex(c_double_complex), contiguous, intent(in) :: b(:, :)
      integer(int64), contiguous, target, intent(inout), optional :: ipiv(:)
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded, pivot
      integer(int64), allocatable, target :: own(:)
      integer(int64), pointer, contiguous :: exchanges(:)
      integer(int64) :: told, steps, n, ld
      integer :: failed
      n = size(a, 1, int64)
      ld = max(1_int64, n)
      steps = 0
      failed = 0
      told = lu_bad_argument
      if (present(ipiv)) then
         exchanges => ipiv
      else
         allocate (own(n), stat=failed)
         exchanges => own
      end if
      if (failed /= 0) then
         told = lu_out_of_memory
      else if (size(a, 2) == n .and. size(b, 1) == n .and. all(shape(b) == shape(x)) .and. size(exchanges) == n) then
         told = c_mixed_c128(n, size(b, 2, int64), a, ld, exchanges, b, ld, x, ld, steps, flags(threaded, pivot))
      end if
      if (present(iter)) iter = steps
      call tell('lu_mixed_gesv', told, info)
   end subroutine

   subroutine mixed_one_c128(a, b, x, ipiv, iter, threaded, pivot, info)
      complex(c_double_complex), contiguous, intent(inout) :: a(:, :)
      complex(c_double_complex), contiguous, target, intent(in) :: b(:)
      complex(c_double_complex), contiguous, target, intent(inout) :: x(:)
      integer(int64), contiguous, intent(inout), optional :: ipiv(:)
      integer(int64), intent(out), optional :: iter, info
      logical, intent(in), optional :: threaded, pivot
      complex(c_double_complex), pointer, contiguous :: right(:, :), solution(:, :)
      right(1:size(b), 1:1) => b
      solution(1:size(x), 1:1) => x
      call mixed_c128(a, right, solution, ipiv, iter, threaded, pivot, info)
   end subroutine

   ! Gives the memory of a workspace back; it is empty then.
   subroutine lu_butterfly_free(workspace)
      type(lu_butterfly_workspace), intent(inout) :: workspace
      integer(int64) :: told
      if (c_associated(workspace%handle)) told = workspace%destroy(workspace%handle)
      workspace%handle = c_null_ptr
      workspace%destroy => null()
      workspace%capacity = 0
      workspace%order = 0
   end subroutine

   ! The number of threads of threaded calls; 0 for the default.
   subroutine lu_set_num_threads(threads, info)
      integer, intent(in) :: threads
      integer(int64), intent(out), optional :: info
      call tell('lu_set_num_threads', c_set_num_threads(int(threads, c_int32_t)), info)
   end subroutine

   integer function lu_get_num_threads() result(threads)
      threads = int(c_get_num_threads())
   end function

   ! Frees the scratch memory that the calling thread keeps for its next call.
   subroutine lu_thread_free_buffers()
      integer(int64) :: told
      told = c_thread_free_buffers()
   end subroutine

   ! What a value of info means.
   function lu_message(info) result(text)
      integer(int64), intent(in) :: info
      character(:), allocatable :: text
      if (info == lu_bad_argument) then
         text = 'the shapes of the arrays do not fit'
      else
         text = string(c_message(info))
      end if
   end function

   function lu_version() result(text)
      character(:), allocatable :: text
      text = string(c_version())
   end function

   ! The kernels in use: x86-64-v3, for example.
   function lu_isa() result(text)
      character(:), allocatable :: text
      text = string(c_isa())
   end function

   function string(pointer) result(text)
      type(c_ptr), intent(in) :: pointer
      character(:), allocatable :: text
      character(kind=c_char), pointer :: letters(:)
      integer :: i
      call c_f_pointer(pointer, letters, [c_strlen(pointer)])
      allocate (character(size(letters)) :: text)
      do i = 1, size(letters)
         text(i:i) = letters(i)
      end do
   end function

   pure integer(c_int32_t) function flags(threaded, pivot)
      logical, intent(in), optional :: threaded, pivot
      flags = 0
      if (present(threaded)) flags = merge(flag_threaded, 0_c_int32_t, threaded)
      if (present(pivot)) flags = ior(flags, merge(0_c_int32_t, flag_no_pivot, pivot))
   end function

   pure integer(int64) function chosen(seed)
      integer(int64), intent(in), optional :: seed
      chosen = 0
      if (present(seed)) chosen = seed
   end function

   ! Its result goes through a variable: as an argument by value gfortran 12 passes a part of its address.
   pure character function letter(default, given)
      character, intent(in) :: default
      character, intent(in), optional :: given
      letter = default
      if (present(given)) letter = given
   end function

   ! Gives info to the caller, or ends the program.
   subroutine tell(procedure, told, info)
      character(*), intent(in) :: procedure
      integer(int64), intent(in) :: told
      integer(int64), intent(out), optional :: info
      if (present(info)) then
         info = told
      else if (told /= 0) then
         error stop procedure//': '//lu_message(told)
      end if
   end subroutine

end module
