using Xinjing.Serverless.Deadlines;

namespace Xinjing.Serverless.Cases;

/// <summary>延期申请, by the main unit.</summary>
public sealed record RequestExtension(int WorkingDays, string Reason) : CaseCommand;

/// <summary>延期审批, by a supervisor who is not the one who asked.</summary>
public sealed record DecideExtension(bool Approved, string? Note = null) : CaseCommand;

/// <summary>挂账: the clock stands still until an instant.</summary>
public sealed record Suspend(DateTimeOffset Until, string Reason) : CaseCommand;

/// <summary>The clock goes on before the instant that the suspension named.</summary>
public sealed record Resume : CaseCommand;

/// <summary>退单解锁: a unit may send the case back again.</summary>
public sealed record UnlockReturn(string? Note = null) : CaseCommand;

/// <summary>督办, by a supervisor.</summary>
/// <param name="DueInWorkingDays">Left out: what the service levels say.</param>
public sealed record OrderSupervision(string Order, int? DueInWorkingDays = null) : CaseCommand;

/// <summary>申诉 against an overdue mark, by the main unit once the case is closed.</summary>
public sealed record Appeal(DeadlineKind Deadline, string Reason) : CaseCommand;

/// <summary>One of two opinions on an appeal, by people who did not handle the case.</summary>
public sealed record DecideAppeal(bool Approved, string? Note = null) : CaseCommand;

/// <summary>并案: the case is a duplicate of another, which goes on.</summary>
/// <param name="Into">Id of an open case.</param>
public sealed record Merge(string Into) : CaseCommand;
