! A user's program in Fortran.
program module
   use recursive_lu
   implicit none
   double precision :: a(3, 3) = reshape([2d0, 4d0, 8d0, 1d0, 3d0, 7d0, 1d0, 3d0, 9d0], [3, 3]), b(3) = [7, 19, 49]
   call lu_gesv(a, b)
   print '(a, 3(1x, i0))', 'x =', nint(b)
end program
