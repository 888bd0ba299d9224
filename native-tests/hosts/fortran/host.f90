! Fortran as the host: "host LIBRARY SITUATION" ends with exit code 0 if all was right. The library is linked.
module library
    use, intrinsic :: iso_c_binding
    implicit none

    interface
        function factor(A, m, n, ipiv) bind(c, name="recursive_lu_f64") result(info)
            import
            real(c_double), intent(inout) :: A(*)
            integer(c_int64_t), value :: m, n
            integer(c_int64_t), intent(out) :: ipiv(*)
            integer(c_int64_t) :: info
        end function
        function factor_threaded(A, m, n, ipiv) bind(c, name="recursive_lu_f64_threaded") result(info)
            import
            real(c_double), intent(inout) :: A(*)
            integer(c_int64_t), value :: m, n
            integer(c_int64_t), intent(out) :: ipiv(*)
            integer(c_int64_t) :: info
        end function
        function solve(trans, n, nrhs, LU, lda, ipiv, B, ldb) bind(c, name="recursive_lu_f64_solve") result(info)
            import
            character(kind=c_char), value :: trans
            integer(c_int64_t), value :: n, nrhs, lda, ldb
            real(c_double), intent(in) :: LU(*)
            integer(c_int64_t), intent(in) :: ipiv(*)
            real(c_double), intent(inout) :: B(*)
            integer(c_int64_t) :: info
        end function
        function fork() bind(c) result(child)
            import
            integer(c_int) :: child
        end function
        function waitpid(child, status, options) bind(c) result(ended)
            import
            integer(c_int), value :: child, options
            integer(c_int), intent(out) :: status
            integer(c_int) :: ended
        end function
        subroutine end_now(code) bind(c, name="_exit")
            import
            integer(c_int), value :: code
        end subroutine
        function atexit(handler) bind(c) result(failed)
            import
            type(c_funptr), value :: handler
            integer(c_int) :: failed
        end function
    end interface
end module

module situations
    use library
    use, intrinsic :: ieee_exceptions
    use, intrinsic :: iso_fortran_env, only: error_unit
    use omp_lib
    implicit none
    integer, parameter :: signal_fpe = 8

contains
    subroutine require(condition, what)
        logical, intent(in) :: condition
        character(*), intent(in) :: what
        if (.not. condition) then
            write (error_unit, *) "not true: ", what
            flush (error_unit)
            call end_now(1)
        end if
    end subroutine

    subroutine solve_random(n, threaded)
        integer(c_int64_t), intent(in) :: n
        logical, intent(in) :: threaded
        real(c_double) :: A(n, n), LU(n, n), b(n), x(n)
        integer(c_int64_t) :: ipiv(n), info
        call random_number(A)
        A = 2 * A - 1
        b = sum(A, dim=2)
        LU = A
        x = b
        if (threaded) then
            info = factor_threaded(LU, n, n, ipiv)
        else
            info = factor(LU, n, n, ipiv)
        end if
        call require(info == 0, "info of the factorization is 0")
        call require(solve("N", n, 1_c_int64_t, LU, n, ipiv, x, n) == 0, "info of the solution is 0")
        call require(maxval(abs(b - matmul(A, x))) < 1e-10_c_double, "the residual is small")
    end subroutine

    recursive subroutine solve_all() bind(c)
        integer(c_int64_t), parameter :: n = 3, one = 1
        real(c_double) :: A(3, 3), b(3), singular(2, 2)
        integer(c_int64_t) :: ipiv(3)
        A = reshape([real(c_double) :: 1, 4, 2, 3, 8, 6, 5, 4, 6], [3, 3])
        b = [22, 32, 32]
        singular = reshape([real(c_double) :: 1, 2, 2, 4], [2, 2])
        call require(factor(A, n, n, ipiv) == 0, "info of the small factorization is 0")
        call require(solve("N", n, one, A, n, ipiv, b, n) == 0, "info of the small solution is 0")
        call require(.not. any(abs(b - [1, 2, 3]) > 0), "x is 1 2 3")
        call require(factor(singular, n - 1, n - 1, ipiv) == 2, "info is 2")
        call require(factor(A, -n, n, ipiv) < 0, "info is negative")
        call solve_random(120_c_int64_t, .false.)
        call solve_random(200_c_int64_t, .true.)
    end subroutine

    ! A child that divides by zero while that halts ends by the trap.
    subroutine provoke_trap()
        real(c_double), volatile :: zero, quotient
        integer(c_int) :: child, status
        zero = 0
        child = fork()
        if (child == 0) then
            quotient = 1 / zero
            call end_now(0)
        end if
        call require(waitpid(child, status, 0) == child .and. iand(status, 127) == signal_fpe, "the child dies of SIGFPE")
    end subroutine

    subroutine traps()
        logical :: raised(size(ieee_usual)), halts(size(ieee_usual))
        integer :: round
        call ieee_set_halting_mode(ieee_usual, .true.)
        do round = 1, 5
            call provoke_trap()
            call solve_all()
            call ieee_get_flag(ieee_usual, raised)
            call ieee_get_halting_mode(ieee_usual, halts)
            call require(.not. any(raised), "no exception is signaling")
            call require(all(halts), "exceptions still halt")
        end do
        call provoke_trap()
        call ieee_set_halting_mode(ieee_usual, .false.)
        call solve_all()
        call ieee_get_flag(ieee_usual, raised)
        call require(.not. any(raised), "no exception is signaling without halting")
    end subroutine

    ! The runtime ends threads when a team is smaller than the one before.
    subroutine threads_that_end()
        integer :: round, t
        do round = 1, 10
            !$omp parallel do num_threads(4)
            do t = 1, 8
                call solve_all()
            end do
            !$omp parallel do num_threads(2)
            do t = 1, 2
                call solve_all()
            end do
        end do
    end subroutine

    subroutine fork_children()
        integer(c_int) :: child, status
        integer :: c
        do c = 1, 5
            child = fork()
            call solve_all()
            if (child == 0) call end_now(0)
            call require(waitpid(child, status, 0) == child .and. status == 0, "the child succeeds")
        end do
    end subroutine

    subroutine at_exit() bind(c)
        call solve_all()
        print "(a)", "at exit"
    end subroutine
end module

program host
    use situations
    implicit none
    character(20) :: situation
    call get_command_argument(2, situation)
    select case (situation)
    case ("call")
        call solve_all()
    case ("traps")
        call traps()
    case ("threads")
        call threads_that_end()
    case ("fork")
        call fork_children()
    case ("exit")
        call solve_all()
        call require(atexit(c_funloc(at_exit)) == 0, "atexit")
        stop 7
    case default
        call require(.false., "the situation is known")
    end select
end program
