namespace Xinjing.Serverless.Localhost.Hosting;

/// <summary>Where things lie in the repository, found from the running program upwards.</summary>
public static class Repository
{
    private const string Mark = "Xinjing.Serverless.sln";

    public static string Root { get; } = FindRoot();

    /// <summary>The folder with <c>package-lock.json</c> and, after the first run, <c>node_modules</c>.</summary>
    public static string LocalhostFolder => Path.Combine(Root, "localhost");

    /// <summary>The output folder of a worker project that was built the same way as the running program.</summary>
    /// <param name="project">Folder below the root, for example <c>functions</c>.</param>
    public static string WorkerOutput(string project)
    {
        var framework = new DirectoryInfo(AppContext.BaseDirectory);
        return Path.Combine(Root, project, "bin", framework.Parent!.Name, framework.Name);
    }

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, Mark))) return folder.FullName;
        throw new DirectoryNotFoundException($"No {Mark} above {AppContext.BaseDirectory}: the local host runs from a clone of the repository.");
    }
}
