# Perl as the host: "host.pl LIBRARY SITUATION" ends with exit code 0 if all was right.
use strict;
use warnings;
use threads;
use FFI::Platypus 1.00;
use POSIX ();

my ($library, $situation) = @ARGV;
my $ffi = FFI::Platypus->new(api => 1, lib => $library);
my @factor_arguments = qw(opaque sint64 sint64 opaque);
$ffi->attach(recursive_lu_f64 => [@factor_arguments] => 'sint64');
$ffi->attach(recursive_lu_f64_threaded => [@factor_arguments] => 'sint64');
$ffi->attach(recursive_lu_f64_solve => [qw(sint8 sint64 sint64 opaque sint64 opaque opaque sint64)] => 'sint64');

sub address { unpack 'J', pack 'P', $_[0] }

# Info, and the solution; the elements of A come by columns.
sub solve {
    my ($elements, $b, $factor) = @_;
    my $n = @$b;
    my ($A, $x, $ipiv) = (pack('d*', @$elements), pack('d*', @$b), "\0" x (8 * $n));
    my $info = $factor->(address($A), $n, $n, address($ipiv));
    $info ||= recursive_lu_f64_solve(ord 'N', $n, 1, address($A), $n, address($ipiv), address($x), $n);
    return $info, unpack 'd*', $x;
}

sub solve_random {
    my ($n, $factor) = @_;
    my @A = map { 2 * rand() - 1 } 1 .. $n * $n;
    my @b = (0) x $n;
    $b[$_ % $n] += $A[$_] for 0 .. $#A;
    my ($info, @x) = solve(\@A, \@b, $factor);
    die 'info is not 0' if $info;
    for my $j (0 .. $#x) {
        $b[$_] -= $A[$_ + $j * $n] * $x[$j] for 0 .. $#b;
    }
    abs $_ < 1e-10 or die 'the residual is large' for @b;
}

sub solve_all {
    my ($info, @x) = solve([1, 4, 2, 3, 8, 6, 5, 4, 6], [22, 32, 32], \&recursive_lu_f64);
    die "info is $info and x is @x" if $info || "@x" ne '1 2 3';
    ($info) = solve([1, 2, 2, 4], [1, 1], \&recursive_lu_f64);
    die 'info is not 2' if $info != 2;
    die 'info is not negative' if recursive_lu_f64(undef, -1, 1, undef) >= 0;
    solve_random(120, \&recursive_lu_f64);
    solve_random(200, \&recursive_lu_f64_threaded);
}

sub provoke {
    my ($words, $function) = @_;
    eval { $function->(); 1 } and die "nothing, not $words";
    $@ =~ $words or die "$@, not $words";
}

# How a child without handlers ends that sends itself a signal after a call.
sub end_by_signal {
    my $name = shift;
    my $child = fork // die 'fork';
    if ($child == 0) {
        solve_all();
        kill $name => $$;
        POSIX::_exit(0);
    }
    waitpid($child, 0) == $child or die 'waitpid';
    return $? & 127;
}

# Signals that are sent reach the handlers, which were there before the first call.
sub traps {
    my ($deadly, $ignored) = map { end_by_signal($_) } qw(SEGV FPE); # Perl ignores SIGFPE
    die "the children ended by signals $deadly and $ignored" if $deadly != POSIX::SIGSEGV || $ignored;
    my $seen = 0;
    local @SIG{qw(SEGV FPE USR1)} = (sub { $seen++ }) x 3;
    for my $round (1 .. 5) {
        provoke(qr/division by zero/, sub { 1 / (@_ - $#_ - 1) });
        provoke(qr/mine/, sub { die 'mine' });
        provoke(qr/late/, sub { local $SIG{ALRM} = sub { die 'late' }; alarm 1; select undef, undef, undef, 30 })
            if $round == 2;
        solve_all();
        kill $_ => $$ for qw(SEGV FPE USR1 SEGV FPE);
        die "$seen signals in round $round" if $seen != 5 * $round;
    }
}

sub threads_that_end {
    for (1 .. 5) {
        my @threads = map { threads->create(sub { solve_all(); 'solved' }) } 1 .. 4;
        $_->join eq 'solved' or die 'a thread died' for @threads;
    }
}

sub fork_children {
    for (1 .. 5) {
        my $child = fork // die 'fork';
        solve_all();
        POSIX::_exit(0) if $child == 0;
        die "the child failed with $?" if waitpid($child, 0) != $child || $?;
    }
}

my $speaks = 0;

END {
    if ($speaks) {
        solve_all();
        print "at exit\n";
        $? = 7;
    }
}

my %situations = (
    call => \&solve_all,
    traps => \&traps,
    threads => \&threads_that_end,
    fork => \&fork_children,
    exit => sub { solve_all(); $speaks = 1; exit 7 },
);
$situations{$situation}->();
