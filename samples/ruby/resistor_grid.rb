# The resistance between two nodes of a grid of resistors, a knight's move apart, by RecursiveLU through Fiddle.
#
#     ruby resistor_grid.rb
#
# On an infinite grid of 1 ohm it is 4 / pi - 1 / 2 (D. Atkinson and F. J. van Steenwijk, Am. J. Phys. 67, 1999). Here the grids
# are finite, and their resistances go to that as 1 / m^2. The equations are those of circuit simulators, modified nodal analysis:
# the first unknown is the current of a source of 1 V between the two nodes, the others are the potentials but for the last
# node's, which is ground. The source's equation has a zero on the diagonal: without row exchanges there is no solution.
#
# The smallest grid's factors, of the potentials alone, then give the resistance between all neighbors, whose sum is the number of
# nodes less 1 whatever the network (R. M. Foster, 1949).
require "fiddle/import"

# The library's functions, found by the loader.
module Library
  extend Fiddle::Importer
  dlload "librecursivelu.so.0"
  typealias "int64_t", "long long"
  typealias "uint32_t", "unsigned int"
  extern "int64_t recursive_lu_f64_strided(void *A, int64_t m, int64_t n, int64_t lda, void *ipiv, uint32_t flags)"
  extern "int64_t recursive_lu_f64_solve(char trans, int64_t n, int64_t nrhs, void *LU, int64_t lda, void *ipiv, void *B, " \
         "int64_t ldb)"
  extern "int64_t recursive_lu_f64_gesv(int64_t n, int64_t nrhs, void *A, int64_t lda, void *ipiv, void *B, int64_t ldb, " \
         "uint32_t flags)"
  extern "const char *recursive_lu_message(int64_t info)"
  THREADED = 1
end

class LuError < StandardError; end

# A matrix without an inverse; pivot is the first zero on U's diagonal, from 1 on.
class SingularError < LuError
  attr_reader :pivot

  def initialize(pivot)
    @pivot = pivot
    super("the matrix is singular: U(#{pivot}, #{pivot}) is zero")
  end
end

# Numbers outside of Ruby's heap: aligned for any type, never moved by compaction, and freed with the object.
class Numbers
  attr_reader :pointer

  # The format of Array#pack is "d" for doubles, "q" for integers of 64 bits.
  def initialize(numbers, format = "d")
    bytes = numbers.pack("#{format}*")
    @format = format
    @size = bytes.bytesize
    @pointer = Fiddle::Pointer.malloc([@size, 1].max, Fiddle::RUBY_FREE)
    @pointer[0, @size] = bytes
  end

  def to_a = @pointer[0, @size].unpack("#{@format}*")
end

# A square matrix, a list of its columns, factored once. A solution is a list of columns, too.
class Factors
  attr_reader :order

  def self.check(info)
    raise SingularError, info if info.positive?
    raise LuError, Library.recursive_lu_message(info).to_s if info.negative?
  end

  def self.check_columns(columns, order)
    wrong = columns.find { |column| column.size != order }
    raise ArgumentError, "a column of #{wrong.size} numbers where there are #{order} rows" if wrong
  end

  # The solution of one system in one call.
  def self.solve(columns, right)
    n = columns.size
    check_columns(columns + [right], n)
    x = Numbers.new(right)
    check(Library.recursive_lu_f64_gesv(n, 1, Numbers.new(columns.flatten).pointer, [n, 1].max, pivots(n).pointer, x.pointer,
                                        [n, 1].max, Library::THREADED))
    x.to_a
  end

  def self.pivots(order) = Numbers.new([0] * order, "q")

  def initialize(columns)
    @order = columns.size
    Factors.check_columns(columns, @order)
    @lu = Numbers.new(columns.flatten)
    @pivots = Factors.pivots(@order)
    Factors.check(Library.recursive_lu_f64_strided(@lu.pointer, @order, @order, leading, @pivots.pointer, Library::THREADED))
  end

  # Solves with the matrix or, with transpose "T", its transpose.
  def solve(right_sides, transpose = "N")
    raise ArgumentError, "the transpose is N or T, not #{transpose}" unless %w[N T].include?(transpose)

    Factors.check_columns(right_sides, @order)
    x = Numbers.new(right_sides.flatten)
    Factors.check(Library.recursive_lu_f64_solve(transpose.ord, @order, right_sides.size, @lu.pointer, leading, @pivots.pointer,
                                                 x.pointer, leading))
    x.to_a.each_slice([@order, 1].max).to_a
  end

  def pivots = @pivots.to_a

  private

  def leading = [@order, 1].max
end

# A grid of m x m nodes; node m * m - 1 is ground and has no unknown.
class Grid
  attr_reader :nodes, :edges

  def initialize(side)
    @side = side
    @nodes = side * side
    @edges = (0...side).to_a.product((0...side).to_a).flat_map do |i, j|
      [[i + 1, j], [i, j + 1]].select { |k, l| k < side && l < side }.map { |k, l| [node(i, j), node(k, l)] }
    end
  end

  def node(i, j) = i * @side + j

  # The columns of the conductances between the nodes but ground.
  def conductances
    columns = Array.new(@nodes - 1) { Array.new(@nodes - 1, 0.0) }
    @edges.each do |a, b|
      [[a, b], [b, a]].each do |from, to|
        next if from == @nodes - 1

        columns[from][from] += 1
        columns[from][to] -= 1 if to < @nodes - 1
      end
    end
    columns
  end

  # The columns of the equations with a source from node a to node b, and the right-hand side.
  def with_source(a, b)
    source = Array.new(@nodes - 1) { |node| { a => -1.0, b => 1.0 }.fetch(node, 0.0) }
    columns = conductances.zip(source).map { |column, current| [-current, *column] }
    [[[0.0, *source], *columns], [1.0, *Array.new(@nodes - 1, 0.0)]]
  end
end

# The largest element of b - A x, relative to the sizes of A and x.
def residual(columns, x, b)
  rest = b.dup
  sums = Array.new(b.size, 0.0)
  columns.zip(x) do |column, factor|
    column.each_with_index do |element, i|
      next if element.zero?

      rest[i] -= element * factor
      sums[i] += element.abs
    end
  end
  rest.map(&:abs).max / (sums.max * x.map(&:abs).max)
end

# The message of the error that the block raises.
def message_of(error)
  yield
  "nothing"
rescue error => e
  e.message
end

infinite = 4 / Math::PI - 0.5
residuals = []
sides = [10, 20, 40]
found = sides.map do |side|
  grid = Grid.new(side)
  middle = side / 2 - 1
  columns, right = grid.with_source(grid.node(middle, middle), grid.node(middle + 1, middle + 2))
  x = Factors.solve(columns, right)
  residuals << residual(columns, x, right)
  puts format("%2d x %2d nodes: %.9f ohm, residual %.1e", side, side, 1 / x[0], residuals.last)
  1 / x[0]
end
limit = (4 * found[-1] - found[-2]) / 3
puts format("extrapolated:  %.9f ohm, 4 / pi - 1 / 2 is %.9f", limit, infinite)

# One factorization for the currents of all edges, and one more solution by the transpose: this matrix is symmetric.
grid = Grid.new(sides.first)
columns = grid.conductances
factors = Factors.new(columns)
unit = ->(a, b) { Array.new(grid.nodes - 1) { |node| { a => 1.0, b => -1.0 }.fetch(node, 0.0) } }
rights = grid.edges.map { |a, b| unit[a, b] }
potentials = factors.solve(rights)
foster = potentials.zip(rights).sum { |x, b| x.zip(b).sum { |v, i| v * i } }
residuals << potentials.zip(rights).map { |x, b| residual(columns, x, b) }.max
residuals << residual(columns, factors.solve(rights.first(1), "T").first, rights.first)
puts format("sum over the %d edges of %d nodes: %.12f ohm, residual %.1e", grid.edges.size, grid.nodes, foster,
            residuals.last(2).max)

# Without ground, potentials are known but for a constant.
floating = message_of(SingularError) { Factors.new([[2, -2], [-2, 2]]) }
short = message_of(ArgumentError) { factors.solve([[1.0, 2.0]]) }
exchanges = Factors.new([[0, 0, 1], [1, 0, 0], [0, 1, 0]]).pivots
puts "two nodes without ground: #{floating}", "a column that is too short: #{short}",
     "row exchanges of a rotation: #{exchanges.join(' ')}"

good = residuals.max < 1e-14 && (limit - infinite).abs < 1e-4 && (foster / (grid.nodes - 1) - 1).abs < 1e-12 &&
       floating == "the matrix is singular: U(2, 2) is zero" && short == "a column of 2 numbers where there are 99 rows" &&
       exchanges == [3, 3, 3]
abort "the solutions are wrong" unless good
