% Writes files of the tests into the folder that is the only argument, as Octave writes them.
cd(argv(){1});
A = [2, 0.5, -1; 0.25, 3, 0; 1, -2, 4];
C = A + 1i * [0, 1, 0.5; -1, 0, 2; 0.25, -0.5, 1];
csvwrite("octave.csv", A);
dlmwrite("octave-complex.csv", C);
dlmwrite("octave-blanks.txt", A, " ");
dlmwrite("octave-semicolons.csv", A, ";");
save("-ascii", "octave.txt", "A");
save("-text", "octave-own.txt", "A");
save("-v6", "octave-6.mat", "A");
save("-v7", "octave-7.mat", "A");
save("-hdf5", "octave.h5", "A");
