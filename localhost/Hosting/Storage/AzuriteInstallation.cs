using System.Diagnostics;
using System.Security.Cryptography;

namespace Xinjing.Serverless.Localhost.Hosting.Storage;

/// <summary>Installs the pinned emulator once per lock file, however many processes start at the same time.</summary>
internal static class AzuriteInstallation
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(5);

    private static string LockFile => Path.Combine(Repository.LocalhostFolder, "package-lock.json");

    private static string Mark => Path.Combine(Repository.LocalhostFolder, "node_modules", ".installed-from");

    public static async Task EnsureAsync(Action<string>? progress, CancellationToken cancellationToken)
    {
        var wanted = Convert.ToHexString(SHA256.HashData(await File.ReadAllBytesAsync(LockFile, cancellationToken)));
        if (IsInstalled(wanted)) return;
        await using var exclusive = await EnterAsync(cancellationToken);
        if (IsInstalled(wanted)) return;
        progress?.Invoke("Installing the storage emulator (npm ci, once) …");
        await NpmAsync(cancellationToken);
        await File.WriteAllTextAsync(Mark, wanted, cancellationToken);
    }

    private static bool IsInstalled(string wanted) => File.Exists(Mark) && File.ReadAllText(Mark) == wanted;

    private static async Task<FileStream> EnterAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Repository.LocalhostFolder, ".data", "install.lock");
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        for (var waited = Stopwatch.StartNew(); ; await Task.Delay(TimeSpan.FromMilliseconds(200), cancellationToken))
        {
            try
            {
                return new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException) when (waited.Elapsed < Patience)
            {
                // Another process installs: look again shortly.
            }
        }
    }

    private static async Task NpmAsync(CancellationToken cancellationToken)
    {
        var info = new ProcessStartInfo(OperatingSystem.IsWindows() ? "npm.cmd" : "npm")
        {
            ArgumentList = { "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error" },
            WorkingDirectory = Repository.LocalhostFolder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
        };
        using var npm = Process.Start(info) ?? throw new InvalidOperationException("npm could not be started.");
        var errors = npm.StandardError.ReadToEndAsync(cancellationToken);
        await npm.StandardOutput.ReadToEndAsync(cancellationToken);
        await npm.WaitForExitAsync(cancellationToken);
        if (npm.ExitCode != 0) throw new InvalidOperationException($"npm ci failed in {Repository.LocalhostFolder}: {await errors}");
    }
}
