//! A template that runs on does not take the machine with it.
//!
//! A workspace's template is a small program. Tera has no loop but over a list, so that it ends; these
//! bounds see to it that it ends before it has filled the memory.

use std::io::{Error, Write};

use tera::{Kwargs, State, Tera};

/// The largest page: a year's tracker of a big authority has 3 MiB.
const MAX_BYTES: usize = 64 << 20;

/// The longest list that a template can make by itself.
const MAX_RANGE: usize = 1_000;

/// A page while it is written.
#[derive(Debug, Default)]
pub(super) struct Page {
    bytes: Vec<u8>,
    full: bool,
}

impl Page {
    pub(super) fn is_full(&self) -> bool {
        self.full
    }

    /// The page.
    pub(super) fn into_text(self) -> String {
        String::from_utf8(self.bytes).expect("Tera writes nothing but text")
    }
}

impl Write for &mut Page {
    fn write(&mut self, more: &[u8]) -> std::io::Result<usize> {
        if self.bytes.len() + more.len() > MAX_BYTES {
            self.full = true;
            return Err(Error::other("too long"));
        }
        self.bytes.extend_from_slice(more);
        Ok(more.len())
    }

    fn flush(&mut self) -> std::io::Result<()> {
        Ok(())
    }
}

/// What is wrong with a page that does not fit.
pub(super) fn too_long() -> String {
    format!("the page grows beyond {} MiB", MAX_BYTES >> 20)
}

/// Puts a bounded `range` in the place of Tera's.
pub(super) fn set(tera: &mut Tera) {
    tera.register_function("range", range);
}

#[expect(
    clippy::needless_pass_by_value,
    reason = "Tera takes functions of this shape only"
)]
fn range(given: Kwargs, _: &State<'_>) -> Result<Vec<i64>, tera::Error> {
    let start = given.get::<i64>("start")?.unwrap_or(0);
    let end = given.must_get::<i64>("end")?;
    let step = given.get::<usize>("step_by")?.unwrap_or(1).max(1);
    let numbers: Vec<i64> = (start..end).step_by(step).take(MAX_RANGE + 1).collect();
    if numbers.len() > MAX_RANGE {
        let message = format!("a range of more than {MAX_RANGE} numbers");
        return Err(tera::Error::message(message));
    }
    Ok(numbers)
}
