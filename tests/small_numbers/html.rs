//! Tables out of a paper's HTML.

/// A report's tables.
#[derive(Debug, Clone, Default)]
pub(crate) struct Report {
    pub(crate) tables: Vec<Table>,
}

/// A table's words.
#[derive(Debug, Clone, Default)]
pub(crate) struct Table {
    pub(crate) caption: String,
    /// Its headings, and then its rows.
    pub(crate) rows: Vec<Vec<String>>,
}

impl Report {
    pub(crate) fn read(html: &str) -> Self {
        let tables = between(html, "<table", "</table>").map(|table| Table {
            caption: between(table, "<caption", "</caption>")
                .map(words)
                .collect(),
            rows: between(table, "<tr", "</tr>").map(cells).collect(),
        });
        Self {
            tables: tables.collect(),
        }
    }
}

/// What stands between a tag and its end, the rest of the tag included.
fn between<'t>(text: &'t str, from: &'t str, to: &'t str) -> impl Iterator<Item = &'t str> {
    text.split(from)
        .skip(1)
        .map(move |rest| rest.split(to).next().unwrap_or(rest))
}

fn cells(row: &str) -> Vec<String> {
    // `<t` is `<th` or `<td`; what stands before the first is the rest of the row's tag.
    let cells = row.split("<t").skip(1);
    cells
        .map(|cell| {
            let cell = cell.split("</t").next().unwrap_or(cell);
            words(&cell[1..])
        })
        .collect()
}

/// The words of a cell: what stands after its tag, without tags, on one line.
fn words(cell: &str) -> String {
    let (_, inside) = cell.split_once('>').unwrap_or(("", cell));
    let mut text = String::new();
    let mut in_tag = false;
    for letter in inside.chars() {
        match letter {
            '<' => in_tag = true,
            '>' => in_tag = false,
            _ if !in_tag => text.push(letter),
            _ => {}
        }
    }
    for (code, letter) in [
        ("&#x27;", "'"),
        ("&#39;", "'"),
        ("&quot;", "\""),
        ("&lt;", "<"),
        ("&gt;", ">"),
        ("&amp;", "&"),
    ] {
        text = text.replace(code, letter);
    }
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}
