//! Uploaded files: kept under their SHA-256, written and synced before the row that names them.

use crate::{Crm, Error, Result};
use sha2::{Digest, Sha256};
use std::fs::File;
use std::io::Write as _;
use std::path::{Path, PathBuf};

/// The largest file that is taken, in bytes.
pub const LARGEST_FILE: u64 = 200 * 1024 * 1024;

/// A file that is coming in. Dropped without [`Upload::finish`], it is removed.
pub struct Upload {
    file: File,
    path: PathBuf,
    folder: PathBuf,
    hash: Sha256,
    bytes: u64,
    kept: bool,
}

/// A file that came in.
#[derive(Clone, Debug)]
pub struct StoredFile {
    /// SHA-256, hex: its name in the folder.
    pub sha256: String,
    /// Its size.
    pub bytes: u64,
}

impl Crm {
    /// Begins to take a file.
    pub fn begin_upload(&self) -> Result<Upload> {
        let folder = self.files().to_owned();
        std::fs::create_dir_all(&folder)?;
        let path = folder.join(format!(".upload-{:032x}", rand::random::<u128>()));
        let file = File::create_new(&path)?;
        Ok(Upload { file, path, folder, hash: Sha256::new(), bytes: 0, kept: false })
    }

    /// Where a stored file lies.
    pub(super) fn stored_file(&self, sha256: &str) -> PathBuf {
        self.files().join(sha256)
    }

    /// Takes a file from a path, as the command line does.
    pub fn store_file(&self, path: &Path) -> Result<StoredFile> {
        let mut upload = self.begin_upload()?;
        let mut source = File::open(path)?;
        let mut buffer = vec![0; 64 * 1024];
        loop {
            let n = std::io::Read::read(&mut source, &mut buffer)?;
            if n == 0 {
                return upload.finish();
            }
            if !upload.write(&buffer[..n])? {
                return Err(Error::Config(format!("{} is larger than {} MB", path.display(), LARGEST_FILE >> 20)));
            }
        }
    }
}

impl Upload {
    /// Takes the next bytes; `false` once the file is too large.
    pub fn write(&mut self, bytes: &[u8]) -> Result<bool> {
        self.bytes += bytes.len() as u64;
        if self.bytes > LARGEST_FILE {
            return Ok(false);
        }
        self.hash.update(bytes);
        self.file.write_all(bytes)?;
        Ok(true)
    }

    /// Makes the file durable under its name.
    pub fn finish(mut self) -> Result<StoredFile> {
        self.file.sync_all()?;
        let sha256 = hex(&std::mem::take(&mut self.hash).finalize());
        std::fs::rename(&self.path, self.folder.join(&sha256))?;
        self.kept = true;
        Ok(StoredFile { sha256, bytes: self.bytes })
    }
}

impl Drop for Upload {
    fn drop(&mut self) {
        if !self.kept
            && let Err(error) = std::fs::remove_file(&self.path)
        {
            tracing::debug!(%error, "an unfinished upload could not be removed");
        }
    }
}

/// Bytes as hex digits.
pub(super) fn hex(bytes: &[u8]) -> String {
    use std::fmt::Write as _;
    bytes.iter().fold(String::with_capacity(bytes.len() * 2), |mut out, b| {
        // writing to a String can't fail
        let _ = write!(out, "{b:02x}");
        out
    })
}
