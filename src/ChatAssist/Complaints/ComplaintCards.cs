using ChatAssist.Chat;
using ChatAssist.Desk;
using ChatAssist.People;

namespace ChatAssist.Complaints;

/// <summary>What a person may do with a complaint now: the table says what is possible, the role who may.</summary>
internal static class ComplaintCards
{
    /// <summary>What may be ordered by word behind a number, now or at another time.</summary>
    public static readonly IReadOnlyList<Texts.TextKey> Labels =
    [
        ComplaintTexts.ToOffice, ComplaintTexts.HandOn, ComplaintTexts.Start, ComplaintTexts.Inspect, ComplaintTexts.Substantiated,
        ComplaintTexts.Unsubstantiated, ComplaintTexts.Send, ComplaintTexts.Rewrite, ComplaintTexts.CannotTell, ComplaintTexts.HasAnswer,
        ComplaintTexts.Close,
    ];

    public static string Key(string number, string what) => $"complaint/{number}/{what}";

    public static bool Leads(Person person) => person.Role is Role.Leader;

    public static bool MayHandle(Person person, ComplaintRow row) => row.Handler == person.UserId || Leads(person);

    public static IReadOnlyList<Choice> Choices(TurnContext c, ComplaintRow row)
    {
        var choices = new List<Choice>();
        void Add(bool when, string what, Texts.TextKey label, Weight weight = Weight.Plain)
        {
            if (when)
            {
                choices.Add(new Choice(Key(row.Number, what), c.Say(label), weight));
            }
        }

        bool leads = Leads(c.Sender), handles = row.Handler == c.Sender.UserId;
        switch (row.State)
        {
            case ComplaintState.Received:
                Add(leads, "general", ComplaintTexts.General);
                Add(leads, "complex", ComplaintTexts.Complex);
                Add(leads, "office", ComplaintTexts.ToOffice, Weight.Less);
                break;
            case ComplaintState.Triaged:
                Add(leads, "assign", ComplaintTexts.HandOn, Weight.Main);
                Add(leads, "office", ComplaintTexts.ToOffice, Weight.Less);
                break;
            case ComplaintState.Assigned:
                Add(handles, "start", ComplaintTexts.Start, Weight.Main);
                Add(handles && row.TargetId.Length > 0, "inspect", ComplaintTexts.Inspect);
                Add(handles || leads, "assign", ComplaintTexts.HandOn);
                Add(handles || leads, "office", ComplaintTexts.ToOffice, Weight.Less);
                break;
            case ComplaintState.Verifying:
                Add(handles, "so", ComplaintTexts.Substantiated);
                Add(handles, "not-so", ComplaintTexts.Unsubstantiated);
                Add(handles && row.TargetId.Length > 0 && row.Inspection.Length == 0, "inspect", ComplaintTexts.Inspect);
                Add(handles || leads, "assign", ComplaintTexts.HandOn);
                Add(handles || leads, "office", ComplaintTexts.ToOffice, Weight.Less);
                break;
            case ComplaintState.Verified:
                Add(handles, "on-spot", ComplaintTexts.HandledOnSpot);
                Add(handles && row.Substantiated == false, "nothing", ComplaintTexts.HandledNothing);
                break;
            case ComplaintState.Handled:
                Add(handles, "send", ComplaintTexts.Send, Weight.Main);
                Add(handles, "rewrite", ComplaintTexts.Rewrite);
                Add(handles, "cannot-tell", ComplaintTexts.CannotTell, Weight.Less);
                break;
            case ComplaintState.Transferred:
                Add(handles || leads, "answer", ComplaintTexts.HasAnswer, Weight.Main);
                break;
            case ComplaintState.FedBack:
                Add(handles || leads, "close", ComplaintTexts.Close, Weight.Main);
                break;
        }

        return choices;
    }
}
