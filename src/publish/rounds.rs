//! Trying again while another program holds a file open.

use std::io;
use std::time::Duration;

use super::failpoint::FailPoints;
use super::report::is_held;

/// Twenty pauses of a tenth of a second: 2 s for all files together, not for each.
const ROUNDS: usize = 20;
const PAUSE: Duration = Duration::from_millis(100);

/// Does `attempt` for every item, all the others first and then again those that are held open;
/// gives back what failed for good.
pub(super) fn in_rounds<T>(
    points: &dyn FailPoints,
    items: Vec<T>,
    mut attempt: impl FnMut(T) -> Result<(), (T, io::Error)>,
) -> Vec<(T, io::Error)> {
    let mut failed = Vec::new();
    let mut left = items;
    for round in 0..=ROUNDS {
        let mut held = Vec::new();
        for item in left {
            match attempt(item) {
                Ok(()) => {}
                Err((item, error)) if is_held(&error) && round < ROUNDS => held.push(item),
                Err(lost) => failed.push(lost),
            }
        }
        if held.is_empty() {
            break;
        }
        points.pause(PAUSE);
        left = held;
    }
    failed
}
