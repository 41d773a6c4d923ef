//! Builds at once.

use std::fs::File;
use std::sync::mpsc::channel;
use std::time::Duration;

use ipop::publish::{NoFailPoints, OutPath, Publisher, Scope, SourceChange, Trust, change};
use tempfile::tempdir;

use super::publish::{FIRST, SECOND, build};
use super::{outputs, tree};

/// T22, within one process; `killed.rs` has it with many.
#[test]
fn builds_at_once_take_turns() {
    let dir = tempdir().unwrap();
    let alone = tempdir().unwrap();
    assert!(build(alone.path(), SECOND).is_complete());
    std::thread::scope(|scope| {
        for turn in 0..20 {
            let dir = dir.path();
            scope.spawn(move || {
                let files = if turn % 2 == 0 { FIRST } else { SECOND };
                let mut publisher = Publisher::open(dir, || {}).unwrap();
                let report = publisher.publish(outputs(files), &Scope::whole(), Trust::SizeAndTime);
                assert!(report.unwrap().is_complete());
            });
        }
    });
    assert!(build(dir.path(), SECOND).is_complete());
    assert_eq!(tree(dir.path()), tree(alone.path()));
}

#[test]
fn waiting_is_told() {
    let dir = tempdir().unwrap();
    let first = Publisher::open(dir.path(), || panic!("nobody else is here")).unwrap();
    let (send, told) = std::sync::mpsc::channel();
    std::thread::scope(|scope| {
        let second =
            scope.spawn(|| Publisher::open(dir.path(), || send.send(()).unwrap()).map(drop));
        told.recv_timeout(Duration::from_mins(1)).unwrap();
        drop(first);
        second.join().unwrap().unwrap();
    });
}

/// Whoever writes a source has to wait for whoever does so already, though their papers go to folders of their own.
#[test]
fn sources_have_one_lock_wherever_papers_go() {
    let (root, here, there) = (tempdir().unwrap(), tempdir().unwrap(), tempdir().unwrap());
    let path = |name: &str| OutPath::new(name).unwrap();
    let new = |name: &str| SourceChange {
        path: path(name),
        seen: None,
        new: Some(b"new".to_vec()),
    };
    change(root.path(), &[new("a.yaml")], || {}, &NoFailPoints).unwrap();
    let lock = File::open(root.path().join(".ipop/.lock")).unwrap();
    lock.lock().unwrap();
    let (send, told) = channel();
    std::thread::scope(|scope| {
        let root = root.path();
        let mut waiting = Vec::new();
        for out in [here.path(), there.path()] {
            let (send, name) = (send.clone(), path(&format!("{}.yaml", waiting.len())));
            waiting.push(scope.spawn(move || {
                let publisher = Publisher::open(out, || {}).unwrap();
                publisher.write_new(root, &name, b"first\n").unwrap();
                publisher
                    .append(root, &name, "first\n", "second\n")
                    .unwrap();
                send.send(()).unwrap();
            }));
        }
        let (send_wait, waits) = channel();
        let (done, changed) = (send.clone(), new("b.yaml"));
        scope.spawn(move || {
            let on_wait = || send_wait.send(()).unwrap();
            change(root, &[changed], on_wait, &NoFailPoints).unwrap();
            done.send(()).unwrap();
        });
        waits.recv_timeout(Duration::from_mins(1)).unwrap();
        assert!(
            told.recv_timeout(Duration::from_millis(300)).is_err(),
            "nobody has the lock"
        );
        drop(lock);
        for _ in 0..3 {
            told.recv_timeout(Duration::from_mins(1)).unwrap();
        }
    });
    for name in ["0.yaml", "1.yaml"] {
        let text = std::fs::read_to_string(root.path().join(name)).unwrap();
        assert_eq!(text, "first\nsecond\n");
    }
    assert!(root.path().join("b.yaml").is_file());
}
