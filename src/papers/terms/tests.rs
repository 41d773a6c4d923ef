//! What meets a requirement, in words.
