# Ruby as the host: "host.rb LIBRARY SITUATION" ends with exit code 0 if all was right.
require "fiddle/import"

module Lu
  extend Fiddle::Importer
  dlload ARGV[0]
  extern "long long recursive_lu_f64(void *A, long long m, long long n, void *ipiv)"
  extern "long long recursive_lu_f64_threaded(void *A, long long m, long long n, void *ipiv)"
  extern "long long recursive_lu_f64_solve(char trans, long long n, long long nrhs, void *LU, long long lda, void *ipiv, " \
         "void *B, long long ldb)"
end

def require_that(condition, what)
  raise "not true: #{what}" unless condition
end

# Info, and the solution; the elements of A come by columns.
def solve(elements, b, factor = :recursive_lu_f64)
  n = b.size
  a, x, ipiv = elements.pack("d*"), b.pack("d*"), "\0" * (8 * n)
  info = Lu.send(factor, a, n, n, ipiv)
  info = Lu.recursive_lu_f64_solve("N".ord, n, 1, a, n, ipiv, x, n) if info.zero?
  [info, x.unpack("d*")]
end

def solve_random(n, factor)
  random = Random.new(n)
  columns = Array.new(n) { Array.new(n) { random.rand(-1.0..1.0) } }
  b = columns.transpose.map(&:sum)
  info, x = solve(columns.flatten, b, factor)
  require_that info.zero?, "info is 0"
  columns.transpose.each_with_index do |row, i|
    residual = b[i] - row.zip(x).sum { |element, solution| element * solution }
    require_that residual.abs < 1e-10, "the residual is small"
  end
end

def solve_all
  require_that solve([1, 4, 2, 3, 8, 6, 5, 4, 6], [22, 32, 32]) == [0, [1, 2, 3]], "x is 1 2 3"
  require_that solve([1, 2, 2, 4], [1, 1])[0] == 2, "info is 2"
  require_that Lu.recursive_lu_f64("", -1, 1, "").negative?, "info is negative"
  solve_random(120, :recursive_lu_f64)
  solve_random(200, :recursive_lu_f64_threaded)
end

def provoke(expected)
  2.times do
    yield
    raise "no #{expected}"
  rescue expected
    next
  end
end

def recurse(n)
  [n].each { |m| recurse(m + 1) }
end

def provoke_all
  provoke(ZeroDivisionError) { 1 / 0 }
  provoke(SystemStackError) { recurse(0) } # by a guard page and SIGSEGV
  provoke(NoMethodError) { nil.value }
  provoke(SignalException) { Process.kill(:TERM, Process.pid) && sleep }
end

def traps
  5.times do
    provoke_all
    solve_all
  end
  provoke_all
  Thread.new { provoke(SystemStackError) { recurse(0) } }.join
end

def collector
  stop = false
  garbage = Array.new(2) { Thread.new { Array.new(1000) { "x" * 100 } until stop } }
  before = GC.count
  5.times do
    solve_all
    GC.start
    GC.compact
  end
  stop = true
  garbage.each(&:join)
  require_that GC.count >= before + 5, "garbage was collected"
end

# Ruby keeps threads of the system for three seconds after its own have ended.
def threads
  2.times do
    Array.new(4) { Thread.new { solve_all } }.each(&:join)
    tasks = Dir.children("/proc/self/task").size
    sleep 4
    require_that Dir.children("/proc/self/task").size <= tasks - 4, "threads have ended"
  end
end

def fork_children
  5.times do
    child = fork { solve_all }
    solve_all
    Process.wait(child)
    require_that $?.success?, "the child succeeds"
  end
end

def exit_in_order
  solve_all
  at_exit do
    solve_all
    puts "at exit"
  end
  exit 7
end

Thread.report_on_exception = false
situations = { "call" => :solve_all, "traps" => :traps, "collector" => :collector, "threads" => :threads,
               "fork" => :fork_children, "exit" => :exit_in_order }
send(situations.fetch(ARGV[1]))
