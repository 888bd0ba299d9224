#!/usr/bin/perl
# How long is a game of Snakes and Ladders? An absorbing Markov chain, solved by RecursiveLU through FFI::Platypus.
#
#     perl snakes_and_ladders.pl
#
# Of the six rolls from square i, C[i][j] lead to square j; one that would pass the last square leaves the piece where it is. The
# rolls that the game takes from i, t[i], are 6 + the sum of C[i][j] t[j], divided by 6:
#
#     (6 I - C) t = 6        and for second moments      (6 I - C) s = 6 + 2 C t
#
# The transposed system tells how often each square is visited. One factorization serves all of them; what comes out is compared
# with the distribution itself, followed roll by roll until no game goes on.
use v5.14;
use warnings;

# Numbers in memory of their own, aligned for any type and freed with the object. A string of Perl would not do: it may share its
# bytes with its copies, and the library writes in place.
package Numbers {
    use FFI::Platypus::Buffer qw(buffer_to_scalar scalar_to_buffer);
    use FFI::Platypus::Memory qw(free malloc memcpy);

    # new TEMPLATE, NUMBERS: 'd' for doubles, 'q' for integers of 64 bits.
    sub new {
        my ($class, $template, @numbers) = @_;
        my ($source, $size) = scalar_to_buffer(my $bytes = pack "$template*", @numbers);
        my $address = malloc($size || 1) or die "no memory for $size bytes\n";
        memcpy($address, $source, $size) if $size;
        return bless {template => $template, address => $address, size => $size, count => scalar @numbers}, $class;
    }

    sub address { $_[0]{address} }
    sub count   { $_[0]{count} }
    sub list    { unpack "$_[0]{template}*", buffer_to_scalar($_[0]{address}, $_[0]{size}) }
    sub DESTROY { free($_[0]{address}) }
    sub CLONE_SKIP { 1 } # a thread's copy would free them again
}

# Factors of a square matrix, and solutions from them. What fails dies with a sentence.
package Factors {
    use Config;
    use FFI::Platypus 1.00;
    use constant {ROW_MAJOR => 4, NO_FLAGS => 0};

    die "row exchanges have 64 bits, and this Perl's integers do not\n" if $Config{ivsize} < 8;
    my $ffi = FFI::Platypus->new(api => 1, lib => 'librecursivelu.so.0');
    $ffi->attach([recursive_lu_f64_strided => 'strided'] => [qw(opaque sint64 sint64 sint64 opaque uint32)] => 'sint64');
    $ffi->attach([recursive_lu_f64_solve => 'solve_factored'] =>
        [qw(sint8 sint64 sint64 opaque sint64 opaque opaque sint64)] => 'sint64');
    $ffi->attach([recursive_lu_f64_gesv => 'gesv'] =>
        [qw(sint64 sint64 opaque sint64 opaque opaque sint64 uint32)] => 'sint64');
    $ffi->attach([recursive_lu_message => 'message'] => ['sint64'] => 'string');

    sub check {
        my $info = shift;
        die "the matrix is singular: element $info of U's diagonal is zero\n" if $info > 0;
        die message($info), "\n" if $info < 0;
    }

    sub order {
        my ($rows, @vectors) = @_;
        my $n = @$rows;
        $_ == $n or die "$_ numbers where the matrix has $n rows\n" for map { scalar @$_ } @$rows, @vectors;
        return $n;
    }

    # of ROWS: factors a matrix, a list of its rows. A matrix by rows is its transpose by columns, so that is what is factored.
    sub of {
        my ($class, $rows) = @_;
        my $n = order($rows);
        my ($lu, $pivots) = (Numbers->new(d => map { @$_ } @$rows), Numbers->new(q => (0) x $n));
        check(strided($lu->address, $n, $n, $n || 1, $pivots->address, NO_FLAGS));
        return bless {lu => $lu, pivots => $pivots, n => $n}, $class;
    }

    # solve LETTER, VECTOR: with the matrix, 'N', or its transpose, 'T'.
    sub solve {
        my ($self, $letter, $b) = @_;
        my ($n, $pivots) = @$self{qw(n pivots)};
        my $trans = {N => 'T', T => 'N'}->{$letter} // die "neither N nor T: $letter\n";
        @$b == $n or die scalar @$b, " numbers where the matrix has $n rows\n";
        my $x = Numbers->new(d => @$b);
        check(solve_factored(ord $trans, $n, 1, $self->{lu}->address, $n || 1, $pivots->address, $x->address, $n || 1));
        return [$x->list];
    }

    sub pivots { $_[0]{pivots}->list }

    # solve_once ROWS, VECTOR: factors and solves in one call.
    sub solve_once {
        my ($rows, $b) = @_;
        my $n = order($rows, $b);
        my ($A, $x, $pivots) = (Numbers->new(d => map { @$_ } @$rows), Numbers->new(d => @$b), Numbers->new(q => (0) x $n));
        check(gesv($n, 1, $A->address, $n || 1, $pivots->address, $x->address, $n || 1, ROW_MAJOR));
        return [$x->list];
    }
}

package main;
use List::Util qw(max sum0);

# The board of 100 squares that is sold as Chutes and Ladders; square 0 is beside it.
my $home = 100;
my %ladders = (1 => 38, 4 => 14, 9 => 31, 21 => 42, 28 => 84, 36 => 44, 51 => 67, 71 => 91, 80 => 100);
my %snakes = (16 => 6, 47 => 26, 49 => 11, 56 => 53, 62 => 19, 64 => 60, 87 => 24, 93 => 73, 95 => 75, 98 => 78);

# chain JUMPS: the squares where a piece may rest before it is home, and C.
sub chain {
    my %jumps = @_;
    my @squares = grep { !exists $jumps{$_} } 0 .. $home - 1;
    my %index = map { $squares[$_] => $_ } 0 .. $#squares;
    my @C = map { [(0) x @squares] } @squares;
    for my $square (@squares) {
        for my $roll (1 .. 6) {
            my $to = $square + $roll > $home ? $square : $square + $roll;
            $to = $jumps{$to} // $to;
            $C[$index{$square}][$index{$to}]++ if $to != $home;
        }
    }
    return \@squares, \@C;
}

sub dot { my ($u, $v) = @_; sum0 map { $u->[$_] * $v->[$_] } 0 .. $#$u }
sub product { my ($A, $x) = @_; [map { dot($_, $x) } @$A] }
sub transposed { my $A = shift; [map { my $j = $_; [map { $_->[$j] } @$A] } 0 .. $#$A] }
sub norm { max map { abs } @{$_[0]} }

# system_of C: 6 I - C.
sub system_of {
    my $C = shift;
    return [map { my $i = $_; [map { 6 * ($_ == $i) - $C->[$i][$_] } 0 .. $#$C] } 0 .. $#$C];
}

# The relative residual of A x = b.
sub residual {
    my ($A, $x, $b) = @_;
    my $Ax = product($A, $x);
    return norm([map { $b->[$_] - $Ax->[$_] } 0 .. $#$b]) / (norm([map { sum0 map { abs } @$_ } @$A]) * norm($x));
}

my ($squares, $C) = chain(%ladders, %snakes);
my $n = @$squares;
my $A = system_of($C);
my $six = [(6) x $n];
my $start = [1, (0) x ($n - 1)];

my $t = Factors::solve_once($A, $six);
my $factors = Factors->of($A);
my $Ct = product($C, $t);
my $right = [map { 6 + 2 * $_ } @$Ct];
my $s = $factors->solve(N => $right);
my $visits = $factors->solve(T => [map { 6 * $_ } @$start]);
my %residuals = ('rolls' => residual($A, $t, $six), 'second moments' => residual($A, $s, $right),
    'visits' => residual(transposed($A), $visits, [map { 6 * $_ } @$start]),
    'rolls, by the factors' => residual($A, $factors->solve(N => $six), $six));

# The chances that the game still goes on after each roll: their sum is the mean.
my ($mean, $second, $rolls, $state, @lasting) = (0, 0, 0, $start);
my $Ct_rows = transposed($C);
while ((my $chance = sum0 @$state) > 1e-20) {
    $mean += $chance;
    $second += (2 * $rolls++ + 1) * $chance;
    push @lasting, $chance;
    $state = [map { $_ / 6 } @{product($Ct_rows, $state)}];
}
my $median = grep { $_ > 0.5 } @lasting;
my $most = (sort { $visits->[$b] <=> $visits->[$a] } 1 .. $n - 1)[0];
my @differences = (abs($t->[0] / $mean - 1), abs($s->[0] / $second - 1), abs(sum0(@$visits) / $mean - 1));
my $exchanges = join ' ', Factors->of([[0, 1], [1, 0]])->pivots;

# Ladders from the six squares behind 50 that lead back to it: nobody comes home, and the row of square 50 is zero.
my (undef, $trap) = chain(%ladders, %snakes, map { $_ => 50 } 51 .. 56);
my $trapped = eval { Factors->of(system_of($trap)); 1 } ? 'nothing' : $@ =~ s/\n//r;
my $short = eval { $factors->solve(N => [1, 2, 3]); 1 } ? 'nothing' : $@ =~ s/\n//r;

say "a system of order $n";
printf "%-36s%.12f\n", 'mean number of rolls', $t->[0];
printf "%-36s%.12f\n", 'standard deviation', sqrt($s->[0] - $t->[0]**2);
printf "%-36s%d\n", 'median', $median;
printf "%-36s%d, %.3f times\n", 'square visited most', $squares->[$most], $visits->[$most];
printf "%-36s%.1e\n", "residual of $_", $residuals{$_} for sort keys %residuals;
printf "%-36s%.1e\n", 'differs from the distribution by', max @differences;
say "row exchanges of [0 1; 1 0]: $exchanges";
say "a board without a way home: $trapped";
say "a vector that is too short: $short";

my $good = max(values %residuals) < 1e-15 && max(@differences) < 1e-12 && $exchanges eq '2 2'
    && $trapped =~ /^the matrix is singular: element \d+ of U's diagonal is zero$/
    && $short eq "3 numbers where the matrix has $n rows";
die "the solutions are wrong\n" unless $good;
