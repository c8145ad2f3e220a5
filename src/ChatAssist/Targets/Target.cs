namespace ChatAssist.Targets;

public enum TargetKind { Village, Community, Street, Unit, Enterprise, Premises, Stall }

public sealed record Target(string Id, string Name, TargetKind Kind, string? Industry, string? Risk, string? Village, string? CreditCode, double? Latitude, double? Longitude, string? ContactUserId, string? Address, string? Phone);
