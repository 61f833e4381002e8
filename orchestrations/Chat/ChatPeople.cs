using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Dispatch;

namespace Xinjing.Serverless.Chat;

/// <summary>Who is behind the platform's ids: staff as the reference data knows them, everybody else as reporters.</summary>
public static class ChatPeople
{
    /// <summary>Who acts when this member speaks. Staff may report as well as work; a stranger reports and no more.</summary>
    public static Actor ActorOf(string member, IReadOnlyList<StaffMember> staff) => staff.FirstOrDefault(s => s.WeComId == member) is { } known
        ? new Actor(known.Id, [.. known.Roles.Select(Read).Append(Role.Reporter).Distinct()], known.Unit)
        : Actor.Integration($"wecom:{member}");

    /// <summary>The member that acts under this id; <c>null</c> for one who is not in the chat.</summary>
    public static string? MemberOf(string actorId, IReadOnlyList<StaffMember> staff) =>
        actorId.StartsWith("@wecom:", StringComparison.Ordinal) ? actorId["@wecom:".Length..] : staff.FirstOrDefault(s => s.Id == actorId)?.WeComId;

    private static Role Read(string role) => Enum.Parse<Role>(role, ignoreCase: true);
}
