using Xinjing.Serverless.Cases;
using Xinjing.Serverless.Deadlines;
using Xinjing.Serverless.Dispatch;
using Xinjing.Serverless.Reference;

namespace Xinjing.Serverless.Chat;

/// <summary>Who is who among the staff.</summary>
internal sealed class Audience(ReferenceData data)
{
    public IEnumerable<StaffMember> With(Role role) => data.StaffSet.Staff.Where(s => s.Roles.Contains(role.ToString(), StringComparer.OrdinalIgnoreCase));

    public IEnumerable<StaffMember> Handlers(IEnumerable<string> units)
    {
        var wanted = units.ToHashSet(StringComparer.Ordinal);
        return With(Role.Handler).Where(s => wanted.Contains(s.Unit));
    }

    public string? LeaderOf(string? unit) => data.UnitSet.Units.FirstOrDefault(u => u.Code == unit)?.Leader;

    public IEnumerable<StaffMember> Person(string? id) => data.StaffSet.Staff.Where(s => s.Id == id);

    /// <param name="leader">Staff id of the leader of the unit that it is about.</param>
    public IEnumerable<StaffMember> Over(EscalationTarget target, string? leader) => target switch
    {
        EscalationTarget.UnitLeader => Person(leader),
        EscalationTarget.Center => data.UnitSet.Units.Where(u => u.Kind == UnitKind.Center).SelectMany(u => Person(u.Leader)).Concat(With(Role.Supervisor)).Distinct(),
        _ => data.StaffSet.Staff.Where(s => s.Office == StaffOffice.DeputyHead),
    };
}
