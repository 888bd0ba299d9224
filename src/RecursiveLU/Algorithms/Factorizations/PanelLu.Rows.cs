using RecursiveLU.Kernels.Panels;
using RecursiveLU.Kernels.Tiles;
using RecursiveLU.Sizes;

namespace RecursiveLU.Algorithms.Factorizations;

/// <content>Tall matrices by several threads: each goes through some of the rows.</content>
internal unsafe partial struct PanelLu<T, TVector>
{
    /// <summary>As <see cref="Update"/>.</summary>
    private readonly void UpdateRows(long first, long middle, long begin, long end)
    {
        long depth = BlockUpdate<T, TVector>.DepthOf(_tuning);
        long last = Math.Min(middle * N, _panels.Rows);
        for (long row = first * N; row < last; row += depth)
        {
            long k = Math.Min(depth, last - row);
            T* l = _panels.At(row, row / N, N);
            T* u = _panels.At(row, begin, N);
            BlockUpdate<T, TVector>.Run<UnitDiagonal>(l, u, k, k, end - begin, _panels.Stride, _tuning);
            var update = new RowUpdate
            {
                L = l + (k * N),
                U = u,
                C = u + (k * N),
                Rows = _panels.Rows - row - k,
                Depth = (nint)k,
                Panels = end - begin,
                Stride = _panels.Stride,
                Tuning = _tuning,
            };
            long chunks = _team->Divide(update.Rows, out update.Chunk);
            _team->Run(chunks, &RowUpdate.Run, &update);
        }
    }

    /// <summary>Copies a panel to a strip or back.</summary>
    private readonly void CopyStrip(T* panel, T* strip, nint stride, long rows, bool back)
    {
        var copy = new StripCopy { Panel = panel, Strip = strip, Stride = stride, Rows = rows, Back = back, Chunk = rows };
        if (_team == null)
        {
            StripCopy.Run(&copy, 0);
            return;
        }

        long chunks = _team->Divide(rows, out copy.Chunk);
        _team->Run(chunks, &StripCopy.Run, &copy);
    }

    /// <summary>Copies panels from the caller or back, each thread some of them.</summary>
    private readonly void CopyByTeam(long begin, long end, long* rows, bool back)
    {
        fixed (PanelLu<T, TVector>* self = &this)
        {
            int step = CallerCopy<T, TVector>.PanelsOfTask(_problem, end - begin);
            var copy = new PanelsCopy { Lu = self, Begin = begin, End = end, Rows = rows, Back = back, Step = step };
            _team->Run((end - begin + step - 1) / step, &PanelsCopy.Run, &copy);
        }
    }

    private struct PanelsCopy
    {
        public void* Lu;
        public long Begin;
        public long End;
        public long* Rows;
        public bool Back;
        public int Step;

        public static void Run(void* context, long part)
        {
            var copy = (PanelsCopy*)context;
            var lu = (PanelLu<T, TVector>*)copy->Lu;
            long begin = copy->Begin + (part * copy->Step);
            long end = Math.Min(begin + copy->Step, copy->End);
            if (copy->Back)
            {
                CallerCopy<T, TVector>.FromPanels(lu->_problem, 0, lu->_panels, begin, end, copy->Rows);
            }
            else
            {
                CallerCopy<T, TVector>.ToPanels(lu->_problem, 0, lu->_panels, begin, end, copy->Rows);
            }
        }
    }

    /// <summary>C := C - L * U.</summary>
    private struct RowUpdate
    {
        public T* L;
        public T* U;
        public T* C;
        public long Rows;
        public nint Depth;
        public long Panels;
        public nint Stride;
        public Tuning Tuning;
        public long Chunk;

        public static void Run(void* context, long chunk)
        {
            var task = (RowUpdate*)context;
            long row = chunk * task->Chunk;
            BlockUpdate<T, TVector>.Update(
                task->L + (row * N), task->U, task->C + (row * N), Math.Min(task->Chunk, task->Rows - row), task->Depth,
                task->Panels, task->Stride, task->Tuning);
        }
    }

    private struct StripCopy
    {
        public T* Panel;
        public T* Strip;
        public nint Stride;
        public long Rows;
        public bool Back;
        public long Chunk;

        public static void Run(void* context, long chunk)
        {
            var copy = (StripCopy*)context;
            long row = chunk * copy->Chunk;
            long rows = Math.Min(copy->Chunk, copy->Rows - row);
            if (copy->Back)
            {
                PanelCopy<T, TVector>.FromColumns(copy->Strip + row, copy->Stride, rows, N, copy->Panel + (row * N));
            }
            else
            {
                PanelCopy<T, TVector>.ToColumns(copy->Panel + (row * N), copy->Strip + row, copy->Stride, rows, N);
            }
        }
    }
}
