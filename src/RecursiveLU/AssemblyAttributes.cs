// Scratch blocks on the stack are filled before they are read.
[module: System.Runtime.CompilerServices.SkipLocalsInit]
