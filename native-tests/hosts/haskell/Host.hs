-- Haskell as the host: "Host LIBRARY SITUATION" ends with exit code 0 if all was right. The library is linked.
module Main (main) where

import Control.Concurrent
import Control.Exception
import Control.Monad
import Data.IORef
import Data.Int
import Foreign hiding (void)
import Foreign.C.Types
import System.Environment (getArgs)
import System.Exit
import System.IO (hFlush, stdout)
import System.Mem (performGC)
import System.Posix.Process
import System.Posix.Signals
import System.Timeout (timeout)

type Factor = Ptr Double -> Int64 -> Int64 -> Ptr Int64 -> IO Int64

foreign import ccall safe "recursive_lu_f64" factor :: Factor
foreign import ccall safe "recursive_lu_f64_threaded" factorThreaded :: Factor
foreign import ccall safe "recursive_lu_f64_solve"
  solveFactored :: CChar -> Int64 -> Int64 -> Ptr Double -> Int64 -> Ptr Int64 -> Ptr Double -> Int64 -> IO Int64

require :: Bool -> String -> IO ()
require condition what = unless condition (throwIO (userError ("not true: " ++ what)))

-- Info, and the solution; the elements of A come by columns.
solve :: Factor -> [Double] -> [Double] -> IO (Int64, [Double])
solve factorize elements b =
  withArray elements $ \a -> withArrayLen b $ \order x -> allocaArray order $ \ipiv -> do
    let n = fromIntegral order
    factored <- factorize a n n ipiv
    info <- if factored == 0 then solveFactored 78 n 1 a n ipiv x n else return factored
    solution <- peekArray order x
    return (info, solution)

-- Columns of random numbers between -1 and 1.
randomColumns :: Int -> [[Double]]
randomColumns n = take n (columns (map number (tail (iterate (\s -> s * 1664525 + 1013904223) (1 :: Word32)))))
  where
    number state = fromIntegral (state `shiftR` 8) / 8388608 - 1
    columns numbers = let (column, others) = splitAt n numbers in column : columns others

solveRandom :: Int -> Factor -> IO ()
solveRandom n factorize = do
  let a = randomColumns n
      times x = foldl (zipWith (+)) (replicate n 0) (zipWith (\column xj -> map (* xj) column) a x)
      b = times (replicate n 1)
  (info, x) <- solve factorize (concat a) b
  require (info == 0) "info is 0"
  require (maximum (map abs (zipWith (-) b (times x))) < 1e-10) "the residual is small"

solveAll :: IO ()
solveAll = do
  small <- solve factor [1, 4, 2, 3, 8, 6, 5, 4, 6] [22, 32, 32]
  require (small == (0, [1, 2, 3])) "x is 1 2 3"
  (singular, _) <- solve factor [1, 2, 2, 4] [1, 1]
  require (singular == 2) "info is 2"
  illegal <- factor nullPtr (-1) 1 nullPtr
  require (illegal < 0) "info is negative"
  solveRandom 120 factor
  solveRandom 200 factorThreaded

provoke :: (Exception e, Show e, Eq e) => e -> IO () -> IO ()
provoke expected action = replicateM_ 2 $ do
  caught <- try action
  require (caught == Left expected) ("not " ++ show expected ++ " but " ++ show caught)

recurse :: Int -> Int
recurse n = if n < 0 then 0 else 1 + recurse (n + 1)
{-# NOINLINE recurse #-}

provokeAll :: IO ()
provokeAll = do
  provoke DivideByZero (void (evaluate (1 `div` (length (show 'x') - 3))))
  provoke StackOverflow (void (evaluate (recurse 0)))
  provoke (ErrorCall "mine") (throwIO (ErrorCall "mine"))
  late <- timeout 10000 (forever yield)
  require (late == (Nothing :: Maybe ())) "an asynchronous exception comes"

-- Signals that are sent reach the handler, which was there before the first call.
traps :: IO ()
traps = do
  seen <- newIORef (0 :: Int)
  void (installHandler floatingPointException (Catch (modifyIORef seen (+ 1))) Nothing)
  forM_ [1 .. 5] $ \signals -> do
    provokeAll
    solveAll
    raiseSignal floatingPointException
    threadDelay 100000
    count <- readIORef seen
    require (count == signals) "the signal was handled"
  provokeAll

collector :: IO ()
collector = do
  garbage <- replicateM 2 (forkIO (forever (evaluate (sum [1 .. 10000 :: Integer]) >> performGC)))
  replicateM_ 5 (solveAll >> performGC)
  mapM_ killThread garbage

-- Bound threads: each has one of the system's of its own, which ends with it.
threads :: IO ()
threads = replicateM_ 5 $ do
  solved <- replicateM 4 $ do
    done <- newEmptyMVar
    void (forkOS (try solveAll >>= putMVar done))
    return done
  results <- mapM takeMVar solved
  forM_ results (either (throwIO :: SomeException -> IO ()) return)

forkChildren :: IO ()
forkChildren = replicateM_ 5 $ do
  child <- forkProcess solveAll
  solveAll
  status <- getProcessStatus True False child
  require (status == Just (Exited ExitSuccess)) "the child succeeds"

exitInOrder :: IO ()
exitInOrder = (solveAll >> exitWith (ExitFailure 7)) `finally` (solveAll >> putStrLn "at exit" >> hFlush stdout)

main :: IO ()
main = do
  [_, situation] <- getArgs
  case situation of
    "call" -> solveAll
    "traps" -> traps
    "collector" -> collector
    "threads" -> threads
    "fork" -> forkChildren
    "exit" -> exitInOrder
    _ -> fail "no such situation"
