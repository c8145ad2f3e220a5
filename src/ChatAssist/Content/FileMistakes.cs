namespace ChatAssist.Content;

/// <summary>What can be wrong with any content file, whatever it is about.</summary>
public static class FileMistakes
{
    public static readonly Mistake Unreadable = new("unreadable", "the file cannot be read");
    public static readonly Mistake TooLarge = new("too-large", "larger than {most} KiB", "most");
    public static readonly Mistake NotUtf8 = new("not-utf8", "not UTF-8 from here on: save the file as UTF-8");
    public static readonly Mistake Extension = new("extension", "files here are called NAME.yaml; this one would never be read");
    public static readonly Mistake Syntax = new("syntax", "{detail}", "detail");
    public static readonly Mistake Tab = new("tab", "indented with a tab; YAML takes blanks only");
    public static readonly Mistake Alias = new("alias", "aliases (*name) are not allowed");
    public static readonly Mistake TooDeep = new("too-deep", "nested more than {most} deep", "most");
    public static readonly Mistake KeyTwice = new("key-twice", "key '{key}' stands twice", "key");
    public static readonly Mistake NoMapping = new("no-mapping", "expected one mapping (key: value …)");
    public static readonly Mistake SeveralDocuments = new("several-documents", "a second document (---) begins here; one file is one");
    public static readonly Mistake EntriesExpected = new("entries-expected", "expected key: value entries");
    public static readonly Mistake KeyIsNoWord = new("key-is-no-word", "a key must be a plain word");
    public static readonly Mistake UnknownKey = new("unknown-key", "unknown key '{key}'; known: {known}", "key", "known");
    public static readonly Mistake ValueExpected = new("value-expected", "expected a single value");
    public static readonly Mistake ListExpected = new("list-expected", "expected a list");
    public static readonly Mistake Missing = new("missing", "'{key}' is missing", "key");
    public static readonly Mistake Blank = new("blank", "'{key}' is empty", "key");
    public static readonly Mistake Null = new("null", "'{key}' says {value}, which is no text here: leave the key out or quote it", "key", "value");
    public static readonly Mistake TooLong = new("too-long", "'{key}' has {length} characters; at most {most}", "key", "length", "most");
    public static readonly Mistake Edges = new("edges", "'{key}' begins or ends with a blank", "key");
    public static readonly Mistake Unshowable = new("unshowable", "'{key}' holds a line break or a character that nobody can see", "key");
    public static readonly Mistake NotOneOf = new("not-one-of", "'{value}' is not a {key}; known: {known}", "value", "key", "known");
    public static readonly Mistake NotAFlag = new("not-a-flag", "'{key}' must be true or false", "key");
    public static readonly Mistake NotWhole = new("not-whole", "'{key}' must be a whole number from {min} to {max}", "key", "min", "max");
}
