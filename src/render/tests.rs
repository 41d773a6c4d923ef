//! Every paper in both formats: what it says, and that nothing in it is taken for code.

mod branches;
#[cfg(feature = "pdf")]
mod letters;
mod variants;
mod words;

use super::html::Html;
use super::samples::{HOSTILE, view, worded};
use super::{RenderError, Templates};

fn html(name: &str, paper: &impl serde::Serialize) -> String {
    super::html::render(&Templates::embedded(), name, paper).unwrap_or_else(|e| panic!("{e}"))
}

/// The page without its style, and without blank lines.
fn body(page: &str) -> String {
    let start = page.find("<body>").expect("a body");
    page[start..]
        .lines()
        .map(str::trim_end)
        .filter(|line| !line.is_empty())
        .collect::<Vec<_>>()
        .join("\n")
}

#[cfg(feature = "pdf")]
fn squeeze(text: &str) -> String {
    text.split_whitespace().collect()
}

#[test]
fn the_agenda_as_a_page() {
    insta::assert_snapshot!(body(&html("agenda", &view("agenda", "usual"))));
}

#[test]
fn the_invite_as_a_page() {
    insta::assert_snapshot!(body(&html("invite", &view("invite", "usual"))));
}

#[test]
fn the_tracker_as_a_page() {
    insta::assert_snapshot!(body(&html("tracker", &view("tracker", "usual"))));
}

#[test]
fn the_record_as_a_page() {
    insta::assert_snapshot!(body(&html("record", &view("record", "usual"))));
    let hostile = html(
        "record",
        &worded(view("record", "usual"), &|_| HOSTILE.to_owned()),
    );
    assert!(!hostile.contains("<script") && hostile.contains("{{ head }}"));
}

#[test]
fn the_extract_as_a_page() {
    insta::assert_snapshot!(body(&html("extract", &view("extract", "usual"))));
    let task = html("extract", &view("extract", "tasks"));
    assert!(!task.contains("Your cases") && !task.contains("Items considered"));
}

#[test]
fn the_sheets_as_pages() {
    insta::assert_snapshot!(
        "the_slip_as_a_page",
        body(&html("slip", &view("slip", "usual")))
    );
    let authorisation = body(&html("authorisation", &view("authorisation", "usual")));
    insta::assert_snapshot!("the_authorisation_as_a_page", authorisation);
    let note = body(&html("practice-note", &view("practice-note", "usual")));
    insta::assert_snapshot!("the_practice_note_as_a_page", note);
    let minutes = body(&html("minutes", &view("minutes", "usual")));
    insta::assert_snapshot!("the_minute_sheet_as_a_page", minutes);
    let briefing = html("briefing", &view("briefing", "usual"));
    assert_eq!(briefing.matches("<article").count(), 2);
    assert_eq!(
        briefing.matches("What is missing").count(),
        1,
        "not of the withheld one"
    );
    assert!(briefing.contains("Details withheld"));
}

#[test]
fn the_report_as_a_page() {
    insta::assert_snapshot!(body(&html(
        "annual-report",
        &view("annual-report", "usual")
    )));
}

#[test]
fn the_index_as_a_page() {
    insta::assert_snapshot!(body(&html("index", &view("index", "usual"))));
}

#[test]
fn a_members_invite_has_no_case() {
    let page = html("invite", &view("invite", "member"));
    assert!(!page.contains("Your cases") && !page.contains("C-0009"));
}

#[test]
fn the_supplement_as_a_page() {
    insta::assert_snapshot!(body(&html("supplement", &view("supplement", "usual"))));
    let many = html("supplement", &view("supplement", "items"));
    assert_eq!(many.matches("<article").count(), 60);
    let hostile = html(
        "supplement",
        &worded(view("supplement", "usual"), &|_| HOSTILE.to_owned()),
    );
    assert!(!hostile.contains("<script") && hostile.contains("{{ head }}"));
}

#[test]
fn a_withdrawn_invite_says_that_and_nothing_of_a_case() {
    let page = html("invite", &view("invite", "withdrawn"));
    assert!(page.contains("is withdrawn: you need not come"));
    for words in [
        "When you are wanted",
        "Your cases",
        "What the Terms of Reference ask",
    ] {
        assert!(!page.contains(words), "{words}");
    }
}

#[test]
fn pages_of_no_items_and_of_many() {
    assert!(html("agenda", &view("agenda", "first")).contains("No item has been put forward."));
    assert_eq!(
        html("agenda", &view("agenda", "items"))
            .matches("<article")
            .count(),
        60
    );
    assert!(html("tracker", &view("tracker", "first")).contains("No meeting has been held yet."));
}

#[test]
fn markup_in_data_stays_text_on_a_page() {
    let page = html(
        "agenda",
        &worded(view("agenda", "usual"), &|_| HOSTILE.to_owned()),
    );
    assert!(!page.contains("<script"));
    assert!(
        page.contains("&lt;script&gt;alert(1)")
            && page.contains("*bold*")
            && page.contains("{{ head }}")
    );
}

#[test]
fn a_page_loads_nothing_and_runs_nothing() {
    let page = html("agenda", &view("agenda", "usual"));
    assert!(page.starts_with("<!doctype html>\n<html lang=\"en-GB\">"));
    assert!(page.contains("default-src 'none'"));
    for word in ["<script", "<link", "<img", "@import", "url(", " src="] {
        assert!(!page.contains(word), "{word}");
    }
}

#[test]
fn sections_are_told_from_the_page() {
    let rendered = Html::new(&Templates::embedded())
        .render("agenda", &view("agenda", "usual"))
        .expect("a page");
    for name in [
        "running-order",
        "outstanding-actions",
        "care",
        "movements",
        "forecast",
        "exceptions",
    ] {
        assert!(rendered.sections.iter().any(|s| s == name), "{name}");
    }
}

#[test]
fn a_broken_override_is_reported_at_its_line() {
    let fault = |text: &str| -> RenderError {
        let templates = Templates::with_overrides([("templates/html/agenda.html", text)]);
        super::html::render(&templates, "agenda", &view("agenda", "usual")).expect_err("broken")
    };
    let syntax = fault("<p>\n{% if %}\n</p>");
    assert_eq!(
        (syntax.template.as_str(), syntax.line),
        ("templates/html/agenda.html", 2),
        "{syntax}"
    );
    let unknown = fault("<p>\n\n{{ no_such_field }}\n</p>");
    assert_eq!(
        (unknown.template.as_str(), unknown.line),
        ("templates/html/agenda.html", 3),
        "{unknown}"
    );
    let filter = fault("<p>\n{{ summary | no_such_filter }}\n</p>");
    assert_eq!(
        (filter.template.as_str(), filter.line),
        ("templates/html/agenda.html", 2),
        "{filter}"
    );
}

/// Which of these papers can't be made with a workspace's templates, and where the fault is.
fn held_back(own: &[(&str, &str)]) -> Vec<(&'static str, String)> {
    let own = own
        .iter()
        .map(|(name, text)| (format!("templates/html/{name}"), *text));
    let html = Html::new(&Templates::with_overrides(own));
    let told = |name, rendered: Result<super::Rendered<String>, RenderError>| {
        let fault = rendered.err()?;
        let file = fault
            .template
            .trim_start_matches("templates/html/")
            .to_owned();
        Some((name, format!("{file}:{}", fault.line)))
    };
    [
        told("agenda", html.render("agenda", &view("agenda", "usual"))),
        told("invite", html.render("invite", &view("invite", "usual"))),
        told("tracker", html.render("tracker", &view("tracker", "usual"))),
        told("index", html.render("index", &view("index", "usual"))),
    ]
    .into_iter()
    .flatten()
    .collect()
}

#[test]
fn a_broken_page_holds_back_the_papers_that_need_it() {
    let all =
        |place: &str| ["agenda", "invite", "tracker", "index"].map(|name| (name, place.to_owned()));
    let page = include_str!("../../templates/html/page.html");
    let pieces = include_str!("../../templates/html/pieces.html");
    let before = page.split("head.imprint").next().unwrap_or_default();
    let line = before.lines().count();
    assert_eq!(held_back(&[]), []);
    // A paper's own.
    assert_eq!(
        held_back(&[("agenda.html", "<p>\n{% if %}")]),
        [("agenda", "agenda.html:2".to_owned())]
    );
    // Two, each told at its place; a good one beside them.
    assert_eq!(
        held_back(&[
            ("agenda.html", "{{ nothing }}"),
            ("invite.html", "\n\n{{ <nothing /> }}"),
            (
                "tracker.html",
                "{% extends \"page.html\" %}{% block content %}Own.{% endblock %}"
            ),
        ]),
        [
            ("agenda", "agenda.html:1".to_owned()),
            ("invite", "invite.html:3".to_owned())
        ]
    );
    // What all share: broken, without what the papers need, or with a slip that shows when rendered.
    assert_eq!(
        held_back(&[("page.html", "<p>\n\n{% for %}")]),
        all("page.html:3")
    );
    assert_eq!(
        held_back(&[("page.html", "<p>{{ head.title }}</p>")]),
        all("page.html:0")
    );
    assert_eq!(
        held_back(&[("page.html", &page.replace("head.imprint", "head.imprimt"))]),
        all(&format!("page.html:{line}"))
    );
    assert_eq!(held_back(&[("style.css", "a { {% }")]), all("style.css:1"));
    // Without a component that a paper needs, and with one that uses itself.
    let considered = pieces.replace("component considered", "component recorded");
    assert_eq!(
        held_back(&[("pieces.html", &considered)]),
        all("pieces.html:0")
    );
    let circle = pieces.replace("{{ p }}", "{{ <points list={list} /> }}");
    let papers = held_back(&[("pieces.html", &circle)]);
    assert_eq!(papers.len(), 4, "{papers:?}");
    // A piece of the workspace's own, used by one of its own.
    let agenda =
        "{% extends \"page.html\" %}{% block content %}{% include \"own.html\" %}{% endblock %}";
    assert_eq!(
        held_back(&[("agenda.html", agenda), ("own.html", "Own.")]),
        []
    );
    assert_eq!(
        held_back(&[("agenda.html", agenda), ("own.html", "\n{% if %}")]),
        [("agenda", "own.html:2".to_owned())]
    );
}

#[test]
fn a_template_that_runs_on_is_stopped() {
    let fault = |text: &str| -> RenderError {
        let templates = Templates::with_overrides([("templates/html/agenda.html", text)]);
        super::html::render(&templates, "agenda", &view("agenda", "usual")).expect_err("stopped")
    };
    let endless = fault("\n{% for x in range(end=100000) %}x{% endfor %}");
    assert_eq!(
        (endless.line, endless.message.contains("1000 numbers")),
        (2, true),
        "{endless}"
    );
    let line = "x".repeat(1000);
    let nested = format!(
        "{{% for a in range(end=1000) %}}{{% for b in range(end=1000) %}}{line}{{% endfor %}}{{% endfor %}}"
    );
    let nested = fault(&nested);
    assert!(nested.message.contains("64 MiB"), "{nested}");
}

#[cfg(feature = "pdf")]
mod pdf {
    use jiff::civil::date;

    use super::{HOSTILE, squeeze, view, worded};
    use crate::render::pdf::{Imprint, Pdf, STACK_BYTES, render};
    use crate::render::samples::{LONG_TEXT, LONG_WORD};
    use crate::render::{Rendered, Templates};

    const IMPRINT: Imprint<'static> = Imprint {
        ident: "ipop/2026-06-10/agenda.pdf",
        date: date(2026, 6, 3),
    };

    fn pdf(name: &str, paper: &(impl serde::Serialize + Sync)) -> Vec<u8> {
        render(&Templates::embedded(), name, IMPRINT, paper).unwrap_or_else(|e| panic!("{e}"))
    }

    fn pages(bytes: &[u8]) -> Vec<String> {
        pdf_extract::extract_text_from_mem_by_pages(bytes).expect("text")
    }

    fn text(bytes: &[u8]) -> String {
        squeeze(&pages(bytes).concat())
    }

    fn with_stack<T: Send>(work: impl FnOnce() -> T + Send) -> T {
        std::thread::scope(|scope| {
            let thread = std::thread::Builder::new()
                .stack_size(STACK_BYTES)
                .spawn_scoped(scope, work);
            thread.expect("a thread").join().expect("no panic")
        })
    }

    #[test]
    fn the_agenda_as_a_paper() {
        let bytes = pdf("agenda", &view("agenda", "usual"));
        let pages = pages(&bytes);
        assert_eq!(pages.len(), 9);
        for (number, page) in pages.iter().enumerate() {
            assert_eq!(
                page.matches("OFFICIAL-SENSITIVE").count(),
                2,
                "page {}",
                number + 1
            );
            assert!(squeeze(page).contains(&format!("Page{}of9", number + 1)));
        }
        let all = text(&bytes);
        for words in [
            "Part 1: children in unregistered, unregulated and secure placements",
            "Not confirmed until ratified by the Chair",
            "Details withheld: an error in the case file must be put right first.",
            "To be given at panel",
            "C-0009 (QR), Quentin Roe",
            "£5,200.00",
        ] {
            assert!(all.contains(&squeeze(words)), "{words}");
        }
    }

    #[test]
    fn the_other_papers_are_made() {
        assert!(
            text(&pdf("invite", &view("invite", "usual"))).contains(&squeeze("13:20 to 14:00"))
        );
        assert!(!text(&pdf("invite", &view("invite", "member"))).contains("C-0009"));
        let withdrawn = text(&pdf("invite", &view("invite", "withdrawn")));
        assert!(withdrawn.contains(&squeeze("is withdrawn: you need not come")));
        assert!(!withdrawn.contains(&squeeze("When you are wanted")));
        assert!(text(&pdf("tracker", &view("tracker", "usual"))).contains("2026-05-27/A1"));
        assert!(
            text(&pdf("tracker", &view("tracker", "first")))
                .contains(&squeeze("No meeting has been held yet."))
        );
        let record = pdf("record", &view("record", "usual"));
        assert!(pages(&record).len() <= 4, "{}", pages(&record).len());
        assert!(text(&record).contains(&squeeze("The child has settled.")));
        let slip = text(&pdf("slip", &view("slip", "usual")));
        assert!(slip.contains(&squeeze("Put on the case file on")), "{slip}");
        let authorisation = pdf("authorisation", &view("authorisation", "usual"));
        assert_eq!(pages(&authorisation).len(), 1);
        assert!(text(&authorisation).contains("Signature"));
        let briefing = text(&pdf("briefing", &view("briefing", "usual")));
        assert!(briefing.contains(&squeeze("What is missing")));
        let minutes = text(&pdf("minutes", &view("minutes", "usual")));
        for words in ["Declined", "Cleared by the Chair"] {
            assert!(minutes.contains(&squeeze(words)), "{words}: {minutes}");
        }
        let note = pdf("practice-note", &view("practice-note", "usual"));
        assert_eq!(pages(&note).len(), 1);
        let extract = text(&pdf("extract", &view("extract", "usual")));
        assert!(extract.contains(&squeeze("For you to do or to report")));
        assert!(!text(&pdf("extract", &view("extract", "tasks"))).contains(&squeeze("Your cases")));
        assert!(
            text(&pdf("annual-report", &view("annual-report", "usual")))
                .contains(&squeeze("Full care order"))
        );
    }

    #[test]
    fn the_supplement_as_a_paper() {
        let all = text(&pdf("supplement", &view("supplement", "usual")));
        for words in [
            "Draft: not sent yet",
            "To the agenda issued on Wednesday 3 June 2026.",
            "Now at 15:30 (was 14:30)",
            "Withdrawn",
            "The panel is asked:",
            "All other items stand as they were sent.",
        ] {
            assert!(all.contains(&squeeze(words)), "{words}: {all}");
        }
        let many = view("supplement", "items");
        assert!(pages(&pdf("supplement", &many)).len() > 20);
        let hostile = worded(view("supplement", "usual"), &|_| HOSTILE.to_owned());
        assert!(text(&pdf("supplement", &hostile)).contains(&squeeze(HOSTILE)));
    }

    #[test]
    fn papers_of_no_items_and_of_many() {
        let empty = pages(&pdf("agenda", &view("agenda", "first")));
        assert!(empty.len() <= 2, "{}", empty.join("\n---\n"));
        assert!(pages(&pdf("agenda", &view("agenda", "items"))).len() > 20);
    }

    #[test]
    fn equal_input_gives_equal_bytes() {
        assert_eq!(
            pdf("agenda", &view("agenda", "usual")),
            pdf("agenda", &view("agenda", "usual"))
        );
    }

    #[test]
    fn markup_in_data_stays_text_in_a_paper() {
        let all = text(&pdf(
            "agenda",
            &worded(view("agenda", "usual"), &|_| HOSTILE.to_owned()),
        ));
        assert!(all.contains(&squeeze(HOSTILE)), "{all}");
    }

    #[test]
    fn long_words_and_long_cells_come_back_whole() {
        let long = format!("{LONG_WORD} {LONG_TEXT}");
        let bytes = pdf(
            "agenda",
            &worded(view("agenda", "usual"), &|_| long.clone()),
        );
        assert!(text(&bytes).contains(&squeeze(LONG_WORD)));
    }

    #[test]
    fn sections_are_told_from_the_paper() {
        let Rendered { sections, .. } = with_stack(|| {
            Pdf::new(&Templates::embedded())
                .render("agenda", IMPRINT, &view("agenda", "usual"))
                .expect("a paper")
        });
        for name in ["marking", "running-order", "forecast", "care"] {
            assert!(sections.iter().any(|section| section == name), "{name}");
        }
    }

    #[test]
    fn a_broken_override_is_reported_at_its_line() {
        let fault = |source: &str| {
            let templates = Templates::with_overrides([("templates/pdf/agenda.typ", source)]);
            render(&templates, "agenda", IMPRINT, &view("agenda", "usual")).expect_err("broken")
        };
        let unknown = fault("#import \"paper.typ\": *\n\n#nonsense(1)\n");
        assert_eq!(
            (unknown.template.as_str(), unknown.line, unknown.column),
            ("templates/pdf/agenda.typ", 3, 2)
        );
        let syntax = fault("#let x = (\n");
        assert_eq!(
            (syntax.template.as_str(), syntax.line),
            ("templates/pdf/agenda.typ", 1),
            "{syntax}"
        );
        let disk = fault("#read(\"/etc/passwd\")\n");
        assert_eq!(disk.line, 1, "{disk}");
        let clock = fault("#datetime.today().display()\n");
        assert_eq!(clock.line, 1, "{clock}");
    }

    #[test]
    fn what_a_screen_reader_could_not_read_is_refused() {
        let templates = Templates::with_overrides([("templates/pdf/agenda.typ", "No title.\n")]);
        let refused =
            render(&templates, "agenda", IMPRINT, &view("agenda", "usual")).expect_err("refused");
        assert!(refused.message.contains("title"), "{refused}");
    }
}
