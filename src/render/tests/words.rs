//! No template says anything: all words of a paper come with its view, so that a page and its PDF can't
//! word a thing in two ways, and a change of wording is a change in `papers`.

use crate::render::Templates;
use crate::render::templates::Format;

/// Strings that no reader sees, each for what it is.
const TECHNICAL: &[&str] = &[
    // How letters are set.
    "Source Sans 3",
    "en",
    "GB",
    "a4",
    "tabular",
    "simple",
    "regular",
    "semibold",
    "bold",
    "italic",
    "baseline",
    // How a table's column is set, and what a row is.
    "start",
    "end",
    "narrow",
    "normal",
    "wide",
    "entry",
    "group",
    "total",
    // What kind of value, block or shape it is.
    "text",
    "rich",
    "status",
    "missing",
    "paragraph",
    "bar",
    "line",
    // Which mark is drawn.
    "done",
    "open",
    "attention",
    "agreed",
    "none",
    // A field that may not be there.
    "logo",
];

/// Whether somebody could read it: two letters one after the other.
fn has_words(text: &str) -> bool {
    let mut letters = text.chars().zip(text.chars().skip(1));
    letters.any(|(one, other)| one.is_alphabetic() && other.is_alphabetic())
}

/// Whether a string in a template's code is words for a reader.
fn says_something(string: &str) -> bool {
    let is_file = string.starts_with('/')
        || [".typ", ".html", ".css"]
            .iter()
            .any(|ending| string.ends_with(ending));
    let is_colour = string.starts_with('#');
    has_words(string) && !is_file && !is_colour && !TECHNICAL.contains(&string)
}

/// The strings in quotes of a piece of code.
fn strings(code: &str) -> impl Iterator<Item = &str> {
    code.split('"').skip(1).step_by(2)
}

/// What a page template says by itself: its text, its style's `content`, strings in its code, and the
/// attributes that are read out.
fn words_of_page(template: &str) -> Vec<String> {
    let mut said = Vec::new();
    let mut bare = String::new();
    let mut rest = template;
    // Tera's code first: only its strings matter.
    while let Some(start) = rest.find(['{']) {
        let (before, code) = rest.split_at(start);
        bare.push_str(before);
        let end = match code.get(..2) {
            Some("{{") => "}}",
            Some("{%") => "%}",
            Some("{#") => "#}",
            _ => {
                bare.push('{');
                rest = &code[1..];
                continue;
            }
        };
        let (inside, after) = code.split_once(end).expect("an end");
        if end != "#}" {
            said.extend(
                strings(inside)
                    .filter(|string| says_something(string))
                    .map(str::to_owned),
            );
        }
        rest = after;
    }
    bare.push_str(rest);
    let (mut text, mut style) = (String::new(), false);
    for piece in bare.split('<') {
        let (tag, after) = piece.split_once('>').unwrap_or(("", piece));
        for name in [
            "aria-label",
            "data-label",
            "alt",
            "title",
            "placeholder",
            "summary",
        ] {
            let value = tag.split(&format!(" {name}=\"")).nth(1);
            let value = value
                .and_then(|value| value.split('"').next())
                .unwrap_or_default();
            said.extend(has_words(value).then(|| value.to_owned()));
        }
        if tag == "style" {
            style = true;
        } else if tag == "/style" {
            style = false;
        }
        if style {
            let contents = after.lines().filter(|line| line.contains("content:"));
            let strings = contents
                .flat_map(strings)
                .filter(|string| has_words(string));
            said.extend(strings.map(str::to_owned));
        } else {
            text.push_str(&after.replace("&nbsp;", " "));
            text.push('\n');
        }
    }
    said.extend(
        text.lines()
            .filter(|line| has_words(line))
            .map(str::to_owned),
    );
    said
}

/// The templates of a format, each with what it says by itself.
fn speakers(format: Format, ending: &str, said: fn(&str) -> Vec<String>) -> Vec<String> {
    let templates = Templates::embedded();
    let texts: Vec<_> = templates
        .of(format.folder())
        .filter(|(name, _)| name.ends_with(ending))
        .collect();
    assert!(texts.len() > 10, "{texts:?}");
    let told = |(name, text): &(&str, &str)| {
        said(text)
            .into_iter()
            .map(|words| format!("{name}: {words}"))
            .collect::<Vec<_>>()
    };
    texts.iter().flat_map(told).collect()
}

#[test]
fn no_page_template_says_anything() {
    assert_eq!(
        speakers(Format::Html, ".html", words_of_page),
        Vec::<String>::new()
    );
}

#[test]
fn words_of_a_page_template_are_found() {
    let cases = [
        ("<h2>Items</h2>", "Items"),
        ("<p>{{ a }} on {{ b }}</p>", " on "),
        ("<p>{% if a %}None{% endif %}</p>", "None"),
        ("<nav aria-label=\"On this page\">", "On this page"),
        ("<td class=\"end\" data-label=\"Due\">{{ due }}</td>", "Due"),
        ("{{ <head caption=\"Open actions\" /> }}", "Open actions"),
        (
            "<style>\n@page { content: \"Page \" counter(page); }\n</style>",
            "Page ",
        ),
    ];
    for (template, words) in cases {
        let said = words_of_page(template);
        assert!(
            said.iter().any(|said| said.trim() == words.trim()),
            "{template}: {said:?}"
        );
    }
    let silent = "{#- Words for us. -#}<p class=\"quiet\" id=\"end\">{{ a }}, {{ <mark name=\"done\" /> }}&nbsp;</p>";
    assert_eq!(words_of_page(silent), Vec::<String>::new());
}

#[cfg(feature = "pdf")]
mod print {
    use super::{Format, has_words, says_something, speakers};
    use typst::syntax::{SyntaxKind, SyntaxNode, parse};

    /// What a print template says by itself: its text, and strings in its code but for names of sections.
    fn words_of_print(template: &str) -> Vec<String> {
        let mut said = Vec::new();
        collect(&parse(template), &mut said);
        said
    }

    fn collect(node: &SyntaxNode, said: &mut Vec<String>) {
        let text = node.leaf_text();
        match node.kind() {
            SyntaxKind::Text | SyntaxKind::Raw if has_words(text) => said.push(text.to_string()),
            SyntaxKind::Str if says_something(text.trim_matches('"')) => {
                said.push(text.to_string());
            }
            SyntaxKind::FuncCall if marks_a_section(node) => {}
            _ => node.children().for_each(|child| collect(child, said)),
        }
    }

    fn marks_a_section(call: &SyntaxNode) -> bool {
        let callee = call.children().next();
        // Neither is printed: the one marks a section for the program, the other for a link.
        callee
            .is_some_and(|callee| ["section-mark", "label"].contains(&callee.leaf_text().as_str()))
    }

    #[test]
    fn no_print_template_says_anything() {
        assert_eq!(
            speakers(Format::Pdf, ".typ", words_of_print),
            Vec::<String>::new()
        );
    }

    #[test]
    fn words_of_a_print_template_are_found() {
        let cases = [
            ("== Items", "Items"),
            ("#if a [None.] else { b }", "None."),
            ("#text(fill: quiet)[To:]", "To"),
            ("#let head = (title: \"Due\", align: \"end\")", "\"Due\""),
            (
                "#let words = if a { \"Reported by \" + a }",
                "\"Reported by \"",
            ),
            ("[page #n]", "page"),
        ];
        for (template, words) in cases {
            let said = words_of_print(template);
            assert!(
                said.iter().any(|said| said.trim() == words),
                "{template}: {said:?}"
            );
        }
        let silent = "// Words for us.\n#import \"paper.typ\": *\n#section-mark(\"parts\")\n#let a = mark(\"done\")\n#a, #b.";
        assert_eq!(words_of_print(silent), Vec::<String>::new());
    }
}
