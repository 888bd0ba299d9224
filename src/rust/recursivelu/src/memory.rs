//! Vectors for which there may not be enough memory.
use crate::Error;

/// An empty vector with room for so many elements.
pub fn reserve<T>(length: usize) -> Result<Vec<T>, Error> {
    let mut vector = Vec::new();
    vector.try_reserve_exact(length).map_err(|_| Error::OutOfMemory)?;
    Ok(vector)
}

/// A vector of so many equal elements.
pub fn filled<T: Copy>(length: usize, value: T) -> Result<Vec<T>, Error> {
    let mut vector = reserve(length)?;
    vector.resize(length, value);
    Ok(vector)
}

/// A copy of a slice.
pub fn copied<T: Copy>(slice: &[T]) -> Result<Vec<T>, Error> {
    let mut vector = reserve(slice.len())?;
    vector.extend_from_slice(slice);
    Ok(vector)
}
