//! A workspace's own templates: used, or told to be broken, and then only their papers wait.

use ipop::cli::Exit;

use crate::workspace::{Ran, Workspace, ends_in};

/// Builds, and says which papers of the meeting were made as pages.
fn built(workspace: &Workspace) -> (Ran, Vec<String>) {
    let ran = workspace.run(&["build"]);
    let files = workspace.files("out");
    let pages = files.into_iter().filter(|file| ends_in(file, "html"));
    (ran, pages.collect())
}

/// The place, the name and the message of a finding stand together.
fn told(ran: &Ran, name: &str, message: &str, place: &str) {
    let said = format!("{name}: {message}\n");
    assert!(ran.out.contains(&said), "{said}in {}", ran.out);
    let after = ran.out.split(&said).nth(1).unwrap_or_default();
    let first = after.lines().next().unwrap_or_default();
    assert_eq!(
        first.trim().trim_start_matches("--> "),
        place,
        "{}",
        ran.out
    );
}

const OWN: &str = "{% extends \"page.html\" %}\n{% block content %}\n<p>Our own: {{ summary }}</p>\n{% endblock content %}\n";

#[test]
fn its_own_page_and_style_are_used() {
    let workspace = Workspace::base()
        .file("templates/html/agenda.html", OWN)
        .file("templates/html/style.css", "body { color: #123; }\n");
    let (ran, pages) = built(&workspace);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.out);
    assert!(!ran.out.contains("template"), "{}", ran.out);
    let agenda = workspace.read("out/demo/2026-06-10/agenda.html");
    assert!(agenda.contains("<p>Our own: "), "{agenda}");
    for page in pages {
        assert!(
            workspace
                .read(&format!("out/{page}"))
                .contains("color: #123;"),
            "{page}"
        );
    }
}

#[test]
fn a_broken_page_holds_back_its_own_papers() {
    let (_, all) = built(&Workspace::base());
    let workspace = Workspace::base().file(
        "templates/html/agenda.html",
        OWN.replace("summary", "sumary"),
    );
    for _ in 0..2 {
        let (ran, pages) = built(&workspace);
        assert_eq!(ran.exit, Exit::Findings, "{}", ran.out);
        let fault = "error[broken-template]: this template cannot be used: Variable `sumary` is not defined.";
        assert!(ran.out.contains(fault), "{}", ran.out);
        assert!(
            ran.out.contains("--> templates/html/agenda.html:3:1\n"),
            "{}",
            ran.out
        );
        assert_eq!(
            ran.out.matches("error[").count(),
            1,
            "one fault, told once: {}",
            ran.out
        );
        let expected = all
            .iter()
            .filter(|page| !page.ends_with("/agenda.html"))
            .cloned();
        assert_eq!(pages, expected.collect::<Vec<_>>());
    }
    let index = workspace.read("out/index.html");
    assert!(index.contains("templates/html/agenda.html:3"), "{index}");
    // Mended, it is made at once.
    workspace.write("templates/html/agenda.html", OWN);
    let (ran, pages) = built(&workspace);
    assert_eq!((ran.exit, pages), (Exit::Fine, all));
}

#[test]
fn what_all_papers_share_holds_back_all_when_it_is_broken() {
    let workspace =
        Workspace::base().file("templates/html/page.html", "<!doctype html>\n{% block %}\n");
    let (ran, pages) = built(&workspace);
    assert_eq!(ran.exit, Exit::Findings);
    assert_eq!(pages, Vec::<String>::new());
    assert_eq!(
        ran.out.matches("error[broken-template]").count(),
        1,
        "{}",
        ran.out
    );
    assert!(
        ran.out.contains("--> templates/html/page.html:2:1\n"),
        "{}",
        ran.out
    );
    // What needs no template is made.
    let files = workspace.files("out/demo");
    assert!(files.iter().any(|file| ends_in(file, "ics")), "{files:?}");
}

#[test]
fn a_name_with_a_slip_is_told() {
    let workspace = Workspace::base()
        .file("templates/html/agend.html", OWN)
        .file("templates/pdf/agenda.html", OWN)
        .file("templates/html/tracker.typ", "= Tracker\n")
        .file("templates/invite.html", OWN)
        .file("templates/html/own/piece.html", "A piece.\n")
        .file("templates/html/piece-of-nothing.html", "A piece.\n")
        .file(
            "templates/html/briefing.html",
            "{% extends \"page.html\" %}{% block content %}{% include \"own/piece.html\" %}{% endblock %}",
        )
        .file("templates/pdf/agenda.typst", "= Agenda\n");
    let ran = workspace.run(&["check"]);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.out);
    let unknown = |path: &str, help: &str| {
        let message = format!(
            "{path} takes the place of no template of the program, and no other template uses it"
        );
        told(
            &ran,
            "warning[unknown-template]",
            &message,
            &format!("{path}:1:1"),
        );
        let after = ran.out.split(&message).nth(1).unwrap_or_default();
        let said = after.split("= help: ").nth(1).unwrap_or_default();
        assert!(said.starts_with(help), "{path}: {said}");
    };
    unknown(
        "templates/html/agend.html",
        "did you mean templates/html/agenda.html?",
    );
    unknown(
        "templates/pdf/agenda.html",
        "did you mean templates/html/agenda.html?",
    );
    unknown(
        "templates/html/tracker.typ",
        "did you mean templates/pdf/tracker.typ?",
    );
    unknown(
        "templates/invite.html",
        "did you mean templates/html/invite.html?",
    );
    unknown(
        "templates/html/piece-of-nothing.html",
        "docs/templates.md lists the names",
    );
    assert_eq!(
        ran.out.matches("unknown-template").count(),
        5,
        "{}",
        ran.out
    );
    // An ending that no template has.
    assert!(ran.out.contains("warning[stray-file]"), "{}", ran.out);
    assert!(ran.out.contains("templates/pdf/agenda.typ"), "{}", ran.out);
}

/// The block of the documentation that is a file of this path.
fn example(path: &str) -> String {
    let page = include_str!("../../docs/templates.md");
    let block = page
        .split("```")
        .find_map(|block| block.split_once(&format!(" {path}\n")));
    block
        .unwrap_or_else(|| panic!("no example of {path}"))
        .1
        .to_owned()
}

#[test]
fn the_documentations_example_works() {
    let workspace = Workspace::base().file(
        "templates/html/agenda.html",
        example("templates/html/agenda.html"),
    );
    let (ran, _) = built(&workspace);
    assert!(!ran.out.contains("broken-template"), "{}", ran.out);
    let agenda = workspace.read("out/demo/2026-06-10/agenda.html");
    assert!(agenda.contains("<h2>Who comes when</h2>"), "{agenda}");
}

#[test]
fn the_documentation_names_every_template() {
    let page = include_str!("../../docs/templates.md");
    for path in ipop::render::Templates::embedded().paths() {
        let name = path.rsplit('/').next().unwrap_or_default();
        assert!(
            page.contains(&format!("`{name}`")),
            "docs/templates.md does not list {name}"
        );
    }
}

#[test]
fn a_template_in_another_encoding_is_told() {
    let workspace =
        Workspace::base().file("templates/html/agenda.html", b"<p>caf\xe9</p>\n".as_slice());
    let (ran, _) = built(&workspace);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.out);
    let said = "warning[unreadable-file]: this file is saved in an older Windows encoding (\"ANSI\"), not as \
                UTF-8; the program's own template is used";
    assert!(ran.out.contains(said), "{}", ran.out);
}

const LOGO: &str =
    r#"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 2 1"><path d="M0 0h2v1z"/></svg>"#;

#[test]
fn a_logo_is_on_every_page() {
    let named = Workspace::base().change("ipop.yaml", "marking:", "logo: assets/our.svg\nmarking:");
    let workspace = named.file("assets/our.svg", LOGO);
    let (ran, pages) = built(&workspace);
    assert_eq!(ran.exit, Exit::Fine, "{}", ran.out);
    let shown = "<img class=\"logo\" src=\"data:image/svg+xml;base64,";
    for page in &pages {
        assert!(
            workspace.read(&format!("out/{page}")).contains(shown),
            "{page}"
        );
    }
    // Another picture of the same name: everything is made again.
    workspace.write("assets/our.svg", LOGO.replace("0 0 2 1", "0 0 3 1"));
    // A mail is another once the paper in it is.
    let with_logo: &[&str] = if cfg!(feature = "pdf") {
        &["html", "pdf", "eml"]
    } else {
        &["html"]
    };
    let files = workspace.files("out");
    let again = files
        .iter()
        .filter(|file| with_logo.iter().any(|end| ends_in(file, end)));
    let made = format!("\n{} made, ", again.count());
    let ran = workspace.run(&["build"]);
    assert!(ran.out.contains(&made), "{made}{}", ran.out);
}

#[test]
fn a_broken_logo_is_told_and_left_out() {
    for (logo, wrong) in [
        ("assets/none.svg", "there is no such file"),
        (
            "assets/bad.svg",
            "it holds more than shapes: an element script",
        ),
        (
            "../logo.svg",
            "it must be an .svg or .png file in the folder assets",
        ),
    ] {
        let workspace = Workspace::base()
            .change("ipop.yaml", "marking:", &format!("logo: {logo}\nmarking:"))
            .file("assets/bad.svg", LOGO.replace("<path", "<script/><path"));
        // One build shows that it is left out; the finding is the same without.
        let (ran, pages) = if logo == "assets/bad.svg" {
            built(&workspace)
        } else {
            (workspace.run(&["check"]), Vec::new())
        };
        assert_eq!(ran.exit, Exit::Fine, "{}", ran.out);
        let line = 1 + workspace
            .read("ipop.yaml")
            .lines()
            .position(|line| line.starts_with("logo"))
            .expect("named");
        told(
            &ran,
            "warning[broken-logo]",
            &format!("the logo can't be used: {wrong}; the papers are made without it"),
            &format!("ipop.yaml:{line}:7"),
        );
        for page in &pages {
            assert!(
                !workspace.read(&format!("out/{page}")).contains("<img"),
                "{page}"
            );
        }
    }
}

#[cfg(unix)]
#[test]
fn a_linked_logo_is_not_followed() {
    let workspace = Workspace::base()
        .change("ipop.yaml", "marking:", "logo: assets/our.svg\nmarking:")
        .file("elsewhere/our.svg", LOGO)
        .file("assets/readme.txt", "");
    let target = workspace.path().join("elsewhere/our.svg");
    std::os::unix::fs::symlink(target, workspace.path().join("assets/our.svg")).expect("a link");
    let (ran, _) = built(&workspace);
    assert!(
        ran.out.contains(
            "warning[broken-logo]: the logo can't be used: this is a link to another place"
        ),
        "{}",
        ran.out
    );
}

#[cfg(feature = "pdf")]
mod pdf {
    use super::{Exit, LOGO, Ran, Workspace, example, told};

    /// Builds, and says which papers were made as PDF.
    fn built(workspace: &Workspace) -> (Ran, Vec<String>) {
        let ran = workspace.run(&["build", "--date", "2026-06-10"]);
        let files = workspace.files("out");
        let prints = files
            .into_iter()
            .filter(|file| crate::workspace::ends_in(file, "pdf"));
        (ran, prints.collect())
    }

    const OWN: &str = "#import \"paper.typ\": *\n#let a = json(\"/data.json\")\n#show: paper.with(a.head)\nOur own: #a.summary\n";

    #[test]
    fn its_own_print_is_used() {
        let workspace = Workspace::base().file("templates/pdf/agenda.typ", OWN);
        let (ran, _) = built(&workspace);
        assert_eq!(ran.exit, Exit::Fine, "{}", ran.out);
        let pdf = std::fs::read(workspace.path().join("out/demo/2026-06-10/agenda.pdf"));
        let text = pdf_extract::extract_text_from_mem(&pdf.expect("an agenda")).expect("text");
        assert!(text.contains("Our own:"), "{text}");
    }

    #[test]
    fn an_error_or_a_warning_holds_back_its_own_papers() {
        let (_, all) = built(&Workspace::base());
        let others: Vec<String> = all
            .iter()
            .filter(|file| !file.ends_with("/agenda.pdf"))
            .cloned()
            .collect();
        for (source, message, line) in [
            (
                OWN.replace("a.summary", "a.sumary"),
                "dictionary does not contain key \"sumary\"",
                4,
            ),
            (
                OWN.replace("#show", "#set text(font: \"Arial\")\n#show"),
                "unknown font family: arial",
                3,
            ),
            (
                format!("{OWN}#{{ let n = 1; while n > 0 {{ n += 1 }} }}\n"),
                "loop seems to be infinite",
                5,
            ),
        ] {
            let workspace = Workspace::base().file("templates/pdf/agenda.typ", &source);
            let (ran, made) = built(&workspace);
            assert_eq!(ran.exit, Exit::Findings, "{}", ran.out);
            told(
                &ran,
                "error[broken-template]",
                &format!("this template cannot be used: {message}"),
                &format!("templates/pdf/agenda.typ:{line}:1"),
            );
            assert_eq!(made, others);
            assert!(
                workspace.has("out/demo/2026-06-10/agenda.html"),
                "the page is made"
            );
        }
    }

    #[test]
    fn the_documentations_example_works() {
        let workspace = Workspace::base().file(
            "templates/pdf/agenda.typ",
            example("templates/pdf/agenda.typ"),
        );
        let (ran, _) = built(&workspace);
        assert!(!ran.out.contains("broken-template"), "{}", ran.out);
        assert!(workspace.has("out/demo/2026-06-10/agenda.pdf"));
    }

    #[test]
    fn a_logo_is_on_every_print() {
        let workspace = Workspace::base();
        let (_, all) = built(&workspace);
        let size = |workspace: &Workspace, path: &str| {
            std::fs::read(workspace.path().join("out").join(path))
                .expect("a paper")
                .len()
        };
        let workspace = workspace
            .change("ipop.yaml", "marking:", "logo: assets/our.svg\nmarking:")
            .file("assets/our.svg", LOGO);
        let before: Vec<usize> = all.iter().map(|path| size(&workspace, path)).collect();
        let (ran, made) = built(&workspace);
        assert_eq!((ran.exit, &made), (Exit::Fine, &all), "{}", ran.out);
        for (path, before) in made.iter().zip(before) {
            assert!(size(&workspace, path) > before, "{path} has no picture");
        }
    }

    #[test]
    fn a_broken_shared_file_holds_back_all_prints_and_no_page() {
        let (_, all) = built(&Workspace::base());
        assert!(!all.is_empty());
        let paper = include_str!("../../templates/pdf/paper.typ").replace("#let ink", "#let #ink");
        let workspace = Workspace::base().file("templates/pdf/paper.typ", paper);
        let (ran, made) = built(&workspace);
        assert_eq!((ran.exit, made), (Exit::Findings, Vec::new()));
        assert_eq!(
            ran.out.matches("error[broken-template]").count(),
            1,
            "{}",
            ran.out
        );
        assert!(
            ran.out.contains("--> templates/pdf/paper.typ:"),
            "{}",
            ran.out
        );
        assert!(workspace.has("out/demo/2026-06-10/agenda.html"));
    }
}
