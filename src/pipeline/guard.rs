//! Children's names go into no paper that git would take in.

use super::Inspection;
use crate::diag::{Diagnostic, Span, Subject, sort};
use crate::source::{NAMES, Sources, Uncovered};

impl Inspection {
    /// Where papers may hold names, below the folder that they go to; nothing if there are no names. The
    /// copies that `issue` keeps are among them.
    #[must_use]
    pub fn papers_with_names(&self) -> Vec<String> {
        if self.names.is_empty() {
            return Vec::new();
        }
        let meeting = |key: &crate::diag::MeetingKey| {
            let names = [
                "agenda",
                "supplement-1",
                "invites/x",
                "issued/agenda",
                "issued/invites/x",
            ];
            let path = format!("{}/{}", key.panel, key.date);
            names.map(move |name| format!("{path}/{name}"))
        };
        let papers = self.plans.meetings.keys().flat_map(meeting);
        let endings = ["html", "pdf", "eml"];
        papers
            .flat_map(|paper| endings.map(|ending| format!("{paper}.{ending}")))
            .collect()
    }

    /// Leaves every name out, and says what has to be done first.
    pub fn leave_out_names(&mut self, sources: &Sources, uncovered: &Uncovered) {
        drop(std::mem::take(&mut self.names));
        let Some(file) = sources.get(NAMES) else {
            return;
        };
        let message = "git does not ignore the folder that the papers go to, so no name is in them";
        let help = format!(
            "add a line `{}` to {} at the top of the repository, and build again; papers with names \
             that were committed already stay in git: tell whoever looks after the repository",
            uncovered.line, uncovered.file
        );
        let finding = Diagnostic::error(
            "names-in-git",
            Subject::Names,
            Span::file(file.id),
            message.to_owned(),
        );
        self.findings.push(finding.with_help(help));
        sort(&mut self.findings);
    }
}
