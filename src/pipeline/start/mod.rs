//! A workspace to begin with, and new files and entries, with what the editions will ask for beside each field.
//!
//! Each function gives a change and writes nothing. Whether what was typed makes sense is found by reading
//! the workspace with the change, as everything is.

mod around;
mod asks;
mod built_in;
mod case;
mod fields;
mod meeting;
mod register;
mod staff;
mod terms;
mod workspace;

pub use around::{Forge, schemas};
pub use built_in::BuiltIn;
pub use case::{NewCase, case};
pub use meeting::{meeting, next_day};
pub use register::{NewPerson, NewProvider, NewTeam, person, provider, team};
pub use terms::{next_terms, panel};
pub use workspace::{NewWorkspace, workspace};

/// A remark in lines that fit, further in though they may stand.
fn wrapped(text: &str) -> Vec<String> {
    const WIDTH: usize = 92;
    let mut lines = vec![String::new()];
    for word in text.split(' ') {
        let last = lines.last_mut().expect("there is always one");
        if !last.is_empty() && last.len() + 1 + word.len() > WIDTH {
            lines.push(word.to_owned());
        } else {
            if !last.is_empty() {
                last.push(' ');
            }
            last.push_str(word);
        }
    }
    lines
}
