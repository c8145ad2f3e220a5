namespace ChatAssist.Questions;

/// <summary>Decides which status is meant: 超期没整改 is overdue, for that says the other too.</summary>
internal static class StatusChoice
{
    /// <summary>To be decided by the days: 到期 said of what lies ahead is due soon.</summary>
    public const string Due = "due";

    /// <summary>The statuses that it may be; a lone null where none was said.</summary>
    public static IReadOnlyList<string?> Of(Said said)
    {
        var set = said.Statuses.Concat(said.Whether ? [] : said.DoneStatuses).Distinct().ToList();
        if (said.Whether)
        {
            set.Remove(Slots.Closed); // 都改完没有 asks whether
        }

        if (set.Count > 1 || said.Measures.Contains("when"))
        {
            set.Remove(Due); // 什么时候到期 asks for the day
        }

        if (set.Any(s => s is not (Slots.Open or Slots.Closed)))
        {
            set.Remove(Slots.Open);
            if (set.Any(s => s is Slots.AwaitingReinspection or Slots.NotFedBack or Slots.FedBack or Slots.ReinspectionFailed))
            {
                set.Remove(Slots.Closed);
            }
        }

        if (set.Contains(Slots.Missed) && set.Contains(Slots.NotInspected))
        {
            set.Remove(Slots.NotInspected);
        }

        return set.Count == 0 ? [null] : [.. set];
    }

    /// <summary>What becomes of it for an object; false where the object cannot have it.</summary>
    public static bool TryFit(string? status, string ofObject, QuestionWords words, out string? fitting)
    {
        fitting = status;
        if (status is null)
        {
            return true;
        }

        if (!words.Fits.TryGetValue(ofObject, out var fits) || !fits.TryGetValue(status, out string? instead))
        {
            return false;
        }

        fitting = instead.Length == 0 ? null : instead;
        return true;
    }
}
