using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Records;

namespace Xinjing.Serverless.Cases;

public sealed partial class CaseLifecycle
{
    /// <summary>Supervision orders on one case.</summary>
    public const int MaxOrders = 10;

    /// <summary>Working days that a supervision order can give.</summary>
    public const int MaxOrderDays = 30;

    private Decision Order(CaseState state, OrderSupervision command, DateTimeOffset now)
    {
        if (command.DueInWorkingDays is < 1 or > MaxOrderDays) return Invalid("order-term-out-of-range", $"An order takes 1 to {MaxOrderDays} working days, not {command.DueInWorkingDays}.");
        var term = command.DueInWorkingDays is { } days ? new TimeLimit(days, TimeUnit.WorkingDays) : null;
        return Decision.Of(new SupervisionOrdered(command.Order) { Deadlines = [planner.Plan(DeadlineKind.SupervisionOrder, state, now, term)] });
    }

    private static Decision? NoOrder(CaseState state) =>
        state.Find(DeadlineKind.SupervisionOrder) is { IsOpen: true } ? NotNow("order-open", "The unit has yet to answer the order before.")
        : state.Orders.Count >= MaxOrders ? NotNow("too-many-orders", $"A case takes {MaxOrders} supervision orders.")
        : null;

    /// <summary>The main unit has reported or completed: what was ordered before is answered.</summary>
    private static CaseState Answered(CaseState state, DateTimeOffset at) => End(state, at, DeadlineKind.SupervisionOrder) with
    {
        Orders = [.. state.Orders.Select(o => o.AnsweredAt is null ? o with { AnsweredAt = at } : o)],
    };
}
