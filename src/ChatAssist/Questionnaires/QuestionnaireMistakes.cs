using ChatAssist.Content;

namespace ChatAssist.Questionnaires;

/// <summary>What can be wrong with a checklist, besides what can be wrong with any file.</summary>
public static class QuestionnaireMistakes
{
    public static readonly Mistake None = new("no-lists", "there is no checklist here");
    public static readonly Mistake BadId = new("bad-id", "'{key}' may hold a-z, 0-9 and - only", "key");
    public static readonly Mistake FileName = new("file-name", "'id' is {id} but the file is called {file}", "id", "file");
    public static readonly Mistake IdElsewhere = new("id-elsewhere", "id '{id}' stands in {other} too", "id", "other");
    public static readonly Mistake NameElsewhere = new("name-elsewhere", "'{name}' is the name of {other} too", "name", "other");
    public static readonly Mistake NameTooShort = new("name-too-short", "'{name}' is too short to be asked for in a message: at least 2 characters", "name");
    public static readonly Mistake NoItems = new("no-items", "'items' is missing or empty");
    public static readonly Mistake TooManyItems = new("too-many-items", "{count} items; at most {most} can be walked in a chat", "count", "most");
    public static readonly Mistake IdTwice = new("id-twice", "id '{id}' stands twice in this file", "id");
    public static readonly Mistake NameTwice = new("name-twice", "name '{name}' stands twice in this file", "name");
    public static readonly Mistake SuitsTwice = new("suits-twice", "'{value}' stands twice", "value");

    public static readonly Mistake UnitOnly = new("unit-only", "'unit' goes with type number only");
    public static readonly Mistake NeverFails = new("never-fails", "'{key}' is of no use: this item can never fail (it is no check and has no limit or failing option)", "key");
    public static readonly Mistake DaysOnly = new("days-only", "'days' is of no use: no failure of this item has the measure in-time");

    public static readonly Mistake OptionsNeeded = new("options-needed", "type {type} needs 'options'", "type");
    public static readonly Mistake OptionsOnly = new("options-only", "'options' goes with type choice or choices only");
    public static readonly Mistake OptionCount = new("option-count", "{count} options; between {least} and {most} can be asked for", "count", "least", "most");
    public static readonly Mistake OptionTwice = new("option-twice", "option '{option}' ({name}) stands twice", "option", "name");
    public static readonly Mistake OptionReserved = new("option-reserved", "an option cannot be called '{option}': that is an answer of its own", "option");
    public static readonly Mistake OptionFine = new("option-fine", "'{key}' is of no use: this option does not fail", "key");
    public static readonly Mistake OptionUnsayable = new("option-unsayable", "'{name}', said in a message, would not be read as this option", "name");

    public static readonly Mistake LimitOnly = new("limit-only", "'limit' goes with type number, money, time or date only");
    public static readonly Mistake LimitEmpty = new("limit-empty", "a limit needs 'min' or 'max'");
    public static readonly Mistake LimitImpossible = new("limit-impossible", "impossible limit: min {min} is above max {max}", "min", "max");
    public static readonly Mistake LimitValue = new("limit-value", "'{value}' is not a value of type {type} (times as \"20:30\", days as 2026-12-31)", "value", "type");

    public static readonly Mistake ShowLater = new("show-later", "'{item}' is not an item before this one", "item");
    public static readonly Mistake ShowValue = new("show-value", "'{value}' can never be the answer of item '{item}'; known: {known}", "value", "item", "known");
    public static readonly Mistake ShowTwice = new("show-twice", "'{value}' stands twice", "value");
    public static readonly Mistake ShowEmpty = new("show-empty", "'is' is missing: which answers show this item");
}
