using ChatAssist.Content;

namespace ChatAssist.Questions;

/// <summary>Decides what everything that was said means together: every question that it may be, likeliest first.</summary>
internal sealed class Interpretation(Said said, QuestionWords words, Register register, DateOnly today, Question? before)
{
    /// <summary>More choices than this are no help.</summary>
    public const int MostChoices = 3;

    /// <summary>The questions that it may be; none where the parts do not go together or too little was said.</summary>
    public IReadOnlyList<Question> Questions()
    {
        if (said.Records.Count > 0)
        {
            return [.. said.Records.Distinct().Select(r => new Question { Object = ObjectOf(r), Measure = Slots.Progress, Record = r })];
        }

        Question? follows = Follows() ? before : null;
        bool weak = said.Nouns.Count + said.Eithers.Count + said.Hints.Count == 0 && said.Verbs.All(v => v.Weak);
        bool bare = !said.Asks || (said.Groups.Count == 0 && said.Measures.All(m => m is "when" or Slots.Progress) && !said.Exists && !said.Follow && !said.FollowEnd);
        if ((!said.HasObject && !said.HasSlots) || (weak && said.HasObject && bare && !said.Narrows)) // 收到 asks nothing, nor does 领导什么时候来
        {
            return [];
        }

        var statuses = StatusChoice.Of(said);
        var objects = ObjectChoice.Of(said, statuses, words, follows?.Object);
        var found = new List<Question>();
        foreach (string thing in objects)
        {
            foreach (string? status in statuses)
            {
                found.AddRange(With(thing, status, follows));
            }
        }

        // Of two things that were joined neither is left out.
        return said.Joined && objects.Except(found.Select(q => q.Object!)).Any() ? [] : [.. found.Distinct()];
    }

    /// <summary>那西坡村呢, 按人分, and whatever says too little to stand alone, take the rest from the question before.</summary>
    private bool Follows() => before is { Record: null } && (said.Follow || said.FollowEnd || !Stands() || Found());

    /// <summary>发现几个问题 after 李四上周查了几家 is what was found there and then.</summary>
    private bool Found() => before!.Object == Slots.Inspection && said.Verbs.Any(v => v.Object == Slots.Finding && v.Weak)
        && said.Nouns.All(n => n == Slots.Finding) && said.Places.Count + said.People.Count + said.Periods.Count + said.Groups.Count == 0;

    /// <summary>没整改的有几个 after 西坡村的问题 is about those; 查了几家 is about something else.</summary>
    private bool Stands() => said.Nouns.Count + said.Eithers.Count > 0 || said.PenaltyCounted
        || said.Hints.Any(h => h != before?.Object) || (said.Sources.Count > 0 && before?.Object != Slots.Complaint)
        || said.Verbs.Any(v => v.Object is not null && v.Object != before?.Object);

    private IEnumerable<Question> With(string thing, string? status, Question? follows)
    {
        IReadOnlyList<string?> decisions = status == StatusChoice.Due ? Due() : [status];
        foreach (string? decided in decisions)
        {
            if (!StatusChoice.TryFit(decided, thing, words, out string? fitting))
            {
                continue;
            }

            bool eitherWay = said.Periods.Any(p => p.EitherWay);
            bool ahead = decided == Slots.DueSoon || (status == StatusChoice.Due && !eitherWay);
            if (PeriodChoice.Of(said, today, ahead) is not { } periods)
            {
                continue;
            }

            foreach (Question question in Slotted(new Question { Object = thing, Status = fitting }, follows))
            {
                foreach (Period period in status == StatusChoice.Due && eitherWay && ahead ? periods.Take(1) : periods)
                {
                    // 今天该复查的 waits today, whenever it was found; or was found today.
                    if (question.Status == Slots.AwaitingReinspection && period.Unit == PeriodUnit.Day && period.From == today)
                    {
                        yield return Measured(question, follows);
                    }

                    // 本月要整改的 is what falls due in these days, or what was found in them.
                    if (said.Awaits && question.Status == Slots.Open && thing != Slots.Task && period.From < today && period.To >= today && period.Unit != PeriodUnit.Span)
                    {
                        yield return Measured(question with { From = period.From, To = period.To, Status = Slots.DueSoon }, follows);
                    }

                    // 月底前要整改的 is what falls due until then.
                    bool awaited = said.Awaits && question.Status == Slots.Open && period.To >= today && ((period.From ?? today) >= today || thing == Slots.Task);
                    yield return Measured(
                        said.Periods.Count == 0 && follows is { } kept
                            ? question with { From = kept.From, To = kept.To }
                            : question with { From = period.From, To = period.To, Status = awaited ? Slots.DueSoon : question.Status },
                        follows);
                }
            }
        }
    }

    /// <summary>到期 is due soon where the days lie ahead; without days it may have passed already.</summary>
    private IReadOnlyList<string?> Due() =>
        said.Periods.Any(p => p.EitherWay) ? [Slots.DueSoon, Slots.Overdue] // 近两周到期的
        : said.Periods.Count > 0 && said.Periods.All(p => p.Ahead is not null || p.To >= today) ? [Slots.DueSoon]
        : said.Whether && said.Periods.Count == 0 ? [Slots.Overdue] // 到期了没
        : [Slots.DueSoon, Slots.Overdue];

    /// <summary>The question with place, person, domain and grouping: one for each that it may be.</summary>
    private IEnumerable<Question> Slotted(Question question, Question? follows)
    {
        if (Graded(question, follows) is not { } graded)
        {
            yield break;
        }

        foreach (Question placed in Placed(graded, follows).SelectMany(q => Peopled(q, follows)).SelectMany(q => InDomain(q, follows)))
        {
            foreach (string? by in Groupings(placed, follows))
            {
                bool fits = by switch
                {
                    Slots.Source => placed.Object == Slots.Complaint,
                    Slots.Person => placed.Object != Slots.Target,
                    _ => true,
                };
                if (fits)
                {
                    yield return by is null ? placed : placed with { GroupBy = by };
                }
            }
        }
    }

    /// <summary>Severity is of findings, clue and source are of complaints; null where it does not go together.</summary>
    private Question? Graded(Question q, Question? follows)
    {
        bool finding = q.Object == Slots.Finding, complaint = q.Object == Slots.Complaint;
        var severities = said.Severities.Concat(complaint ? [] : said.Grades).Distinct().ToList();
        var clues = said.Clues.Concat(complaint ? said.Grades : []).Distinct().ToList();
        var sources = said.Sources.Distinct().ToList();
        if (severities.Count > 1 || clues.Count > 1 || sources.Count > 1
            || (severities.Count > 0 && !finding) || (clues.Count + sources.Count > 0 && !complaint)
            || (severities.Count > 0 && !Slots.Severities.Contains(severities[0]))
            || (q.Object == Slots.Document && said.Papers.Distinct().Count() > 1))
        {
            return null;
        }

        return q with
        {
            Severity = severities.FirstOrDefault() ?? (finding ? follows?.Severity : null),
            Clue = clues.FirstOrDefault() ?? (complaint ? follows?.Clue : null),
            Paper = q.Object != Slots.Document ? null : said.Papers.FirstOrDefault() ?? (follows?.Object == q.Object ? follows?.Paper : null),
            Source = sources.FirstOrDefault() ?? (complaint ? follows?.Source : null),
            Status = q.Status ?? (said.Statuses.All(s => s == StatusChoice.Due && said.Measures.Contains("when")) && follows?.Status is { } kept
                && !(said.Measures.Contains(Slots.Rate) && kept is Slots.Closed or Slots.FedBack) // 办结率 after 办结了几件
                && StatusChoice.TryFit(kept, q.Object!, words, out string? fits) ? fits : null),
        };
    }

    private IEnumerable<Question> Placed(Question q, Question? follows)
    {
        var places = Innermost(said.Places);
        if (places.Count == 0)
        {
            return [q with { Place = said.Everywhere || Overrides(said.Groups.Select(g => g.By), Slots.Village) ? null : follows?.Place }];
        }

        if (q.Object is Slots.Training or Slots.Certificate && places.SelectMany(p => p).Any(p => register.Targets.ContainsKey(p)))
        {
            return []; // 培训中心学时: these are people's
        }

        var choices = places.SelectMany(p => p).Distinct().Select(p => q with { Place = p }).ToList();
        return places.Count == 1 ? choices : [.. choices.Take(2), q with { GroupBy = Slots.Village }];
    }

    /// <summary>Without the village of an enterprise that is named too: 西坡村的砖厂.</summary>
    private List<IReadOnlyList<string>> Innermost(List<IReadOnlyList<string>> places)
    {
        var villages = places.Where(p => p.Count == 1 && register.Targets.Values.FirstOrDefault(t => t.Id == p[0])?.Village is not null)
            .Select(p => register.Targets.Values.First(t => t.Id == p[0]).Village).ToHashSet();
        return [.. places.Where(p => !(p.Count == 1 && villages.Contains(p[0]))).DistinctBy(p => string.Join('|', p))];
    }

    private IEnumerable<Question> Peopled(Question q, Question? follows)
    {
        if (said.People.Count == 0)
        {
            return [q with { Person = Overrides(said.Groups.Select(g => g.By), Slots.Person) ? null : follows?.Person }];
        }

        if (q.Object == Slots.Target)
        {
            return [];
        }

        var choices = said.People.SelectMany(p => p).Distinct().Select(p => q with { Person = p }).ToList();
        return said.People.DistinctBy(p => string.Join('|', p)).Count() == 1
            ? choices : [.. choices.Take(2), q with { GroupBy = Slots.Person }];
    }

    private static bool Overrides(IEnumerable<string> groups, string by) => groups.Contains(by);

    private IEnumerable<Question> InDomain(Question q, Question? follows)
    {
        var domains = said.Domains.Concat(q.Object == Slots.Training || !ObjectChoice.NamesDomain(said) ? [] : said.Eithers.Select(e => e.Domain))
            .Distinct().ToList();
        return domains.Count switch
        {
            0 => [q with { Domain = Overrides(said.Groups.Select(g => g.By), Slots.Domain) ? null : follows?.Domain }],
            1 => [q with { Domain = domains[0] }],
            2 => [.. domains.Select(d => q with { Domain = d }), q with { GroupBy = Slots.Domain }],
            _ => [q with { GroupBy = Slots.Domain }, .. domains.Take(2).Select(d => q with { Domain = d })],
        };
    }

    private IReadOnlyList<string?> Groupings(Question q, Question? follows)
    {
        if (said.Compare || said.More)
        {
            return said.Periods.Count > 0 ? [PeriodChoice.GroupOf(said.Periods[0].Unit)] : [null];
        }

        if (said.Each && said.Periods.Count > 1 && said.Groups.Count == 0 && said.Periods.DistinctBy(p => p.Unit).Count() == 1)
        {
            return PeriodChoice.GroupOf(said.Periods[0].Unit) is { } unit ? [unit] : []; // 上周和上上周各几件
        }

        // A certificate is one person's as it is: 谁的证快到期了 lists certificates.
        bool own = q.Object is Slots.Certificate or Slots.Training && !said.Measures.Contains("rank");
        var by = said.Groups.Where(g => !(own && g is { By: Slots.Person, Way: not "each" })).Select(g => g.By).Distinct().ToList();
        if (by.Count > 0)
        {
            return [.. by];
        }

        if (said.Measures.Contains("rank") && q.GroupBy is null && !(own && said.Groups.Count > 0))
        {
            return follows?.GroupBy is { } same ? [same] : [Slots.Village, Slots.Person, Slots.Domain];
        }

        bool kept = follows?.GroupBy is not null && !said.Measures.Contains(Slots.List)
            && !(said.Places.Count > 0 && follows.GroupBy == Slots.Village)
            && !(said.People.Count > 0 && follows.GroupBy == Slots.Person)
            && !(said.Domains.Count > 0 && follows.GroupBy == Slots.Domain);
        return [kept ? follows!.GroupBy : null];
    }

    private Question Measured(Question q, Question? follows)
    {
        string measure = said.Compare || said.More ? Slots.Trend
            : q.GroupBy is not null && said.Groups.Count == 0 && follows is null && said.Measures.Count == 0 ? Slots.Count
            : MeasureChoice.Of(said, words, follows);
        bool kept = follows is { OnTime: true } && !said.Measures.Contains(Slots.Rate);
        bool rate = measure == Slots.Rate;
        q = rate && q.Status is Slots.Closed or Slots.FedBack ? q with { Status = null } : q; // 整改到位的比例
        q = rate && said.Measures.Contains(Slots.Trend) && q.GroupBy is null ? q with { GroupBy = Slots.Month } : q; // 整改率的变化
        return q with { Measure = measure, OnTime = measure == Slots.Rate && (said.OnTime || kept) };
    }

    private static string ObjectOf(string record) => record[0] switch
    {
        'I' => Slots.Inspection,
        'C' => Slots.Complaint,
        _ => Slots.Finding,
    };
}
