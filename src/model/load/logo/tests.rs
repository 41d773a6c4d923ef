use std::collections::BTreeMap;

use crate::model::{Loaded, Logo, Picture, load};
use crate::source::Sources;

const DRAWN: &str = r##"<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 20 10">
<style>.a { fill: url(#g) }</style><defs><linearGradient id="g"/></defs>
<path class="a" d="M0 0h20v10H0z"/><use href="#g"/></svg>"##;

/// Two points by two, no compression.
fn points() -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut encoder = png::Encoder::new(&mut bytes, 2, 2);
    encoder.set_color(png::ColorType::Grayscale);
    let mut writer = encoder.write_header().expect("a header");
    writer
        .write_image_data(&[0, 255, 255, 0])
        .expect("the points");
    writer.finish().expect("the end");
    bytes
}

/// The logo, or what is said of it.
fn loaded(named: &str, files: &[(&str, &[u8])]) -> Result<Option<Logo>, String> {
    let ipop = format!(
        "name: A Council\nmarking: OFFICIAL\nadministrator: hale-r\nlogo: {named}\n\
         mailbox: {{ name: Panels, email: panels@a.example }}\n"
    );
    let mut all: BTreeMap<String, Vec<u8>> = files
        .iter()
        .map(|(path, bytes)| ((*path).to_owned(), bytes.to_vec()))
        .collect();
    all.insert("ipop.yaml".to_owned(), ipop.into_bytes());
    let Loaded {
        workspace,
        findings,
        ..
    } = load(&Sources::from_bytes(all));
    match findings
        .iter()
        .find(|finding| finding.rule == "broken-logo")
    {
        Some(finding) => {
            assert_eq!(finding.span.start, 62, "at the name");
            let said = finding
                .message
                .trim_start_matches("the logo can't be used: ");
            Err(said
                .trim_end_matches("; the papers are made without it")
                .to_owned())
        }
        None => Ok(workspace.expect("an authority").logo),
    }
}

fn svg(text: &str) -> Result<Option<Logo>, String> {
    loaded("assets/a.svg", &[("assets/a.svg", text.as_bytes())])
}

#[test]
fn shapes_and_points_are_taken() {
    let format = |logo: Result<Option<Logo>, String>| logo.expect("good").expect("a logo").format;
    assert_eq!(format(svg(DRAWN)), Picture::Svg);
    let sized = DRAWN.replace("viewBox=\"0 0 20 10\"", "width=\"20mm\" height=\"10mm\"");
    assert_eq!(format(svg(&sized)), Picture::Svg);
    assert_eq!(
        format(loaded("assets/a.png", &[("assets/a.png", &points())])),
        Picture::Png
    );
}

#[test]
fn what_cannot_be_shown_is_told() {
    for (named, expected) in [
        ("assets/b.svg", "there is no such file"),
        (
            "assets/../a.svg",
            "it must be an .svg or .png file in the folder assets",
        ),
        (
            "assets/x/a.svg",
            "it must be an .svg or .png file in the folder assets",
        ),
        (
            "logo.svg",
            "it must be an .svg or .png file in the folder assets",
        ),
        (
            "assets/a.jpg",
            "it must be an .svg or .png file in the folder assets",
        ),
    ] {
        assert_eq!(loaded(named, &[]), Err(expected.to_owned()), "{named}");
    }
    let whole = points();
    let png = |bytes: &[u8]| loaded("assets/a.png", &[("assets/a.png", bytes)]);
    let not_png = "it is not a PNG picture, or a part of it is missing";
    assert_eq!(png(&whole[..whole.len() - 20]), Err(not_png.to_owned()));
    assert_eq!(png(b"\xFF\xD8\xFFJFIF"), Err(not_png.to_owned()));
    assert_eq!(png(b""), Err(not_png.to_owned()));
    let mut changed = whole.clone();
    let middle = changed.len() - 18;
    changed[middle] ^= 1;
    assert_eq!(png(&changed), Err(not_png.to_owned()), "a byte changed");
    let large = format!("{DRAWN}<!--{}-->", "x".repeat(300 << 10));
    assert_eq!(
        svg(&large),
        Err("the file has 301 KiB, and the most is 256".to_owned())
    );
}

#[test]
fn an_svg_file_that_does_more_than_draw_is_refused() {
    let with = |more: &str| svg(&DRAWN.replace("<use href=\"#g\"/>", more)).expect_err(more);
    let fetches = "it fetches something from elsewhere";
    assert_eq!(
        with("<script>1</script>"),
        "it holds more than shapes: an element script"
    );
    assert_eq!(
        with("<text>Council</text>"),
        "it holds more than shapes: an element text"
    );
    assert_eq!(
        with("<image href=\"https://a.example/a.png\"/>"),
        "it holds more than shapes: an element image"
    );
    assert_eq!(with("<g onload=\"x()\"/>"), "it holds a script: onload");
    assert_eq!(with("<use href=\"other.svg#a\"/>"), fetches);
    assert_eq!(
        with("<path style=\"fill: url( 'https://a.example/#a')\"/>"),
        fetches
    );
    assert_eq!(with("<style>@import 'a.css'</style>"), fetches);
    for (text, why) in [
        ("<svg", "the XML has a fault"),
        (
            "<!DOCTYPE svg [<!ENTITY a 'b'>]><svg xmlns='http://www.w3.org/2000/svg'/>",
            "the XML has a fault",
        ),
        ("<html/>", "its first element is not svg"),
        (
            "<svg xmlns='http://www.w3.org/2000/svg'/>",
            "neither a viewBox nor a width and height",
        ),
    ] {
        assert_eq!(
            svg(text),
            Err(format!("it is not an SVG picture ({why})")),
            "{text}"
        );
    }
}
