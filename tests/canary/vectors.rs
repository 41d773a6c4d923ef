//! Texts that would like to be a page's script, a link that does something or a workbook's formula (T9, T12): two
//! hundred of them in all text fields, and what a browser or Excel would make of the papers.

use crate::cases::workspace;
use crate::made::{CANARY, Made};
use crate::papers::laid_out;
use crate::workspace::{Workspace, ends_in};
use std::collections::BTreeSet;
use std::io::{Cursor, Read};

const ATTACKS: [&str; 40] = [
    "<script>alert(1)</script>",
    "<ScRiPt src=//evil.example/x.js></sCrIpT>",
    "</title><script>alert(1)</script>",
    "</style><script>alert(1)</script>",
    "--><script>alert(1)</script><!--",
    "<img src=x onerror=alert(1)>",
    "<svg/onload=alert(1)>",
    "<svg><animate onbegin=alert(1) attributeName=x dur=1s>",
    "<body onload=alert(1)>",
    "<iframe src=javascript:alert(1)>",
    "<iframe srcdoc='<script>alert(1)</script>'>",
    "<object data=javascript:alert(1)>",
    "<embed src=//evil.example>",
    "<link rel=stylesheet href=//evil.example>",
    "<meta http-equiv=refresh content='0;url=//evil.example'>",
    "<base href=//evil.example>",
    "<form action=//evil.example><input name=x><button>",
    "<a href=javascript:alert(1)>x</a>",
    "<details open ontoggle=alert(1)>",
    "<video><source onerror=alert(1)>",
    "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
    "\" onmouseover=\"alert(1)",
    "' onfocus='alert(1)' autofocus='",
    "`onerror=alert(1)`",
    "[x](javascript:alert(1))",
    "[x](JaVaScRiPt:alert(1))",
    "[x](java&#115;cript:alert(1))",
    "[x](data:text/html;base64,PHNjcmlwdD4=)",
    "[x](vbscript:x)",
    "[x](file:///etc/passwd)",
    "[x](//evil.example)",
    "[x](https://evil.example\"onclick=alert(1))",
    "![x](https://evil.example/pixel.png)",
    "<javascript:alert(1)>",
    "=HYPERLINK(\"https://evil.example\",\"x\")",
    "+cmd|' /C calc'!A0",
    "-2+3+cmd|' /C calc'!A0",
    "@SUM(1+1)*cmd|' /C calc'!A0",
    "{=1+1}",
    "{{ 7*7 }}{% raw %}${x}#{x}",
];

/// The attacks, each as it is and in four disguises.
fn vectors() -> Vec<String> {
    let disguised = ATTACKS.iter().flat_map(|attack| {
        [
            (*attack).to_owned(),
            format!("**{attack}**"),
            format!("Text before. {attack}"),
            attack.replace('<', "&lt;").replace('(', "&#40;"),
            format!("`{attack}` <!-- {attack} -->"),
        ]
    });
    disguised.collect()
}

/// The workspace with a vector in the place of every canary of its YAML.
fn attacked(made: &Made) -> Workspace {
    let vectors = vectors();
    assert_eq!(vectors.len(), 200);
    let mut next = 0;
    let folder = laid_out(made);
    for (path, text) in &made.files {
        if !ends_in(path, "yaml") || path == "names.yaml" {
            continue;
        }
        let mut pieces = text.split(CANARY);
        let mut new = pieces.next().unwrap_or_default().to_owned();
        for piece in pieces {
            let (_, rest) = piece.split_once('w').expect("the end of a canary");
            let vector = serde_json::to_string(&vectors[next % vectors.len()]).expect("a text");
            next += 1;
            new += &vector;
            new += rest;
        }
        folder.write(path, new);
    }
    assert!(next > 1500, "{next} texts");
    folder.run(&["build", "--all"]);
    folder
}

/// What a browser takes for tags: their names with the names of their attributes, and where they lead.
fn tags(page: &str, found: &mut BTreeSet<(String, String)>, links: &mut BTreeSet<String>) {
    let mut rest = page;
    while let Some(at) = rest.find('<') {
        rest = &rest[at + 1..];
        if !rest.starts_with(|c: char| c.is_ascii_alphabetic()) {
            continue;
        }
        let end = rest
            .find(|c: char| c.is_ascii_whitespace() || c == '>' || c == '/')
            .unwrap_or(rest.len());
        let name = rest[..end].to_ascii_lowercase();
        rest = &rest[end..];
        found.insert((name.clone(), String::new()));
        loop {
            rest = rest.trim_start_matches(|c: char| c.is_ascii_whitespace() || c == '/');
            if rest.is_empty() || rest.starts_with('>') {
                break;
            }
            let end = rest
                .find(|c: char| c.is_ascii_whitespace() || "=>/".contains(c))
                .unwrap_or(rest.len());
            let attribute = rest[..end].to_ascii_lowercase();
            rest = &rest[end..];
            let mut value = "";
            if let Some(after) = rest.strip_prefix('=') {
                let quote = after.chars().next().filter(|c| *c == '"' || *c == '\'');
                (value, rest) = if let Some(quote) = quote {
                    after[1..].split_once(quote).expect("a closed value")
                } else {
                    let end = after.find(|c: char| c.is_ascii_whitespace() || c == '>');
                    after.split_at(end.unwrap_or(after.len()))
                };
            }
            if ["href", "src", "action"].contains(&attribute.as_str()) {
                links.insert(value.to_owned());
            }
            found.insert((name.clone(), attribute));
        }
    }
}

/// The tags of all pages, those in mails too.
fn tags_of(folder: &Workspace) -> BTreeSet<(String, String)> {
    let (mut found, mut links) = (BTreeSet::new(), BTreeSet::new());
    for path in folder.files("out") {
        if ends_in(&path, "html") {
            let page = folder.read(&format!("out/{path}"));
            assert!(page.contains("Content-Security-Policy"), "{path}");
            tags(&page, &mut found, &mut links);
        }
        if ends_in(&path, "eml") {
            let mail = std::fs::read(folder.path().join("out").join(&path)).expect("a mail");
            let mail = mail_parser::MessageParser::default()
                .parse(&mail)
                .expect("a mail");
            for body in mail.html_bodies() {
                tags(
                    &String::from_utf8_lossy(body.contents()),
                    &mut found,
                    &mut links,
                );
            }
        }
    }
    for link in links {
        let harmless = ["#", "https://", "mailto:", "data:image/"]
            .iter()
            .any(|start| link.starts_with(start));
        let within = !link.contains(':') && !link.starts_with("//") && !link.starts_with('/');
        assert!(harmless || within, "a link leads to {link}");
    }
    found
}

#[test]
fn two_hundred_texts_do_nothing() {
    let made = workspace(11);
    let plain = laid_out(&made);
    plain.run(&["build", "--all"]);
    let folder = attacked(&made);
    let mut known = tags_of(&plain);
    // What Markdown may become.
    for (tag, attribute) in [
        ("strong", ""),
        ("em", ""),
        ("ul", ""),
        ("ol", ""),
        ("li", ""),
        ("a", ""),
        ("a", "href"),
    ] {
        known.insert((tag.to_owned(), attribute.to_owned()));
    }
    let found = tags_of(&folder);
    let new: Vec<_> = found.difference(&known).collect();
    assert!(new.is_empty(), "{new:?}");
    assert!(!found.iter().any(|(tag, _)| tag == "script"));
    let agenda = folder.read("out/demo/2026-06-10/agenda.html");
    assert!(
        agenda.contains("&lt;script&gt;alert(1)"),
        "the texts are there, as texts"
    );
    let mut books = 0;
    for path in folder
        .files("out")
        .iter()
        .filter(|path| ends_in(path, "xlsx"))
    {
        let bytes = std::fs::read(folder.path().join("out").join(path)).expect("a workbook");
        let mut parts = zip::ZipArchive::new(Cursor::new(bytes)).expect("a zip");
        for at in 0..parts.len() {
            let mut part = parts.by_index(at).expect("a part");
            let mut text = String::new();
            let name = part.name().expect("a name").into_owned();
            let is_text = part.read_to_string(&mut text).is_ok();
            assert!(is_text, "{path}: {name} is no text");
            for live in [
                "<f>",
                "<f ",
                "<hyperlink",
                "TargetMode=\"External\"",
                "ddeLink",
                "externalReference",
            ] {
                assert!(!text.contains(live), "{path}: {name} has {live}");
            }
            assert!(
                !name.contains("externalLinks") && !name.contains("vba"),
                "{path}: {name}"
            );
        }
        books += 1;
    }
    assert!(books > 2, "{books} workbooks");
}
